import type { Metadata } from 'next';
import { VehicleOverview } from '../../../../components/vehicle/vehicle-overview';

export const dynamic = 'force-dynamic';

type VehiclePageProps = { params: Promise<{ vin: string }> };

/** Next gives the VIN unescaped here, and escaped to the page. */
export async function generateMetadata({ params }: VehiclePageProps): Promise<Metadata> {
  return { title: (await params).vin };
}

export default async function VehiclePage({ params }: VehiclePageProps) {
  return <VehicleOverview vin={decodeURIComponent((await params).vin)} />;
}
