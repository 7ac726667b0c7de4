import type { Metadata } from 'next';
import { TripsScreen } from '../../../../../components/trips/trips-screen';

export const dynamic = 'force-dynamic';

type TripsPageProps = { params: Promise<{ vin: string }> };

export async function generateMetadata({ params }: TripsPageProps): Promise<Metadata> {
  return { title: `Trips of ${(await params).vin}` };
}

export default async function TripsPage({ params }: TripsPageProps) {
  return <TripsScreen vin={decodeURIComponent((await params).vin)} />;
}
