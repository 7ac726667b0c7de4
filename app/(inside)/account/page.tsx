import type { Metadata } from 'next';
import { AccountScreen } from '../../../components/people/account-screen';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Account' };

export default function AccountPage() {
  return <AccountScreen />;
}
