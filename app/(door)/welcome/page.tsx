import type { Metadata } from 'next';
import { WelcomeForm } from '../../../components/people/welcome-form';

export const dynamic = 'force-dynamic';
// The token in the address must reach nobody else.
export const metadata: Metadata = { title: 'Welcome', referrer: 'no-referrer' };

export default function WelcomePage() {
  return <WelcomeForm />;
}
