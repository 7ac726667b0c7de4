import type { Metadata } from 'next';
import { QuarantineScreen } from '../../../components/quarantine/quarantine-screen';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Quarantine' };

export default function QuarantinePage() {
  return <QuarantineScreen />;
}
