import type { Metadata } from 'next';
import { SignInForm } from '../../../components/people/sign-in-form';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Sign in' };

export default function SignInPage() {
  return <SignInForm />;
}
