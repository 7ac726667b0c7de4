import type { Metadata } from 'next';
import { DevicesScreen } from '../../../components/devices/devices-screen';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Devices' };

export default function DevicesPage() {
  return <DevicesScreen />;
}
