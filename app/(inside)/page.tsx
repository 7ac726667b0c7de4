import type { Metadata } from 'next';
import { FleetScreen } from '../../components/fleet/fleet-screen';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Fleet' };

export default function FleetPage() {
  return <FleetScreen />;
}
