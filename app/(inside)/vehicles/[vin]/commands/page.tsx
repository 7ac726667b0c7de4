import type { Metadata } from 'next';
import { VehicleCommandsScreen } from '../../../../../components/commands/vehicle-commands-screen';

export const dynamic = 'force-dynamic';

type CommandsPageProps = { params: Promise<{ vin: string }> };

export async function generateMetadata({ params }: CommandsPageProps): Promise<Metadata> {
  return { title: `Commands of ${(await params).vin}` };
}

export default async function VehicleCommandsPage({ params }: CommandsPageProps) {
  return <VehicleCommandsScreen vin={decodeURIComponent((await params).vin)} />;
}
