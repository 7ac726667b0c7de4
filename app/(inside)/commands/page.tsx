import type { Metadata } from 'next';
import { CommandsScreen } from '../../../components/commands/commands-screen';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Commands' };

export default function CommandsPage() {
  return <CommandsScreen />;
}
