import type { Metadata } from 'next';
import { ReplayScreen } from '../../../../../components/replay/replay-screen';

export const dynamic = 'force-dynamic';

type ReplayPageProps = { params: Promise<{ vin: string }> };

export async function generateMetadata({ params }: ReplayPageProps): Promise<Metadata> {
  return { title: `Replay of ${(await params).vin}` };
}

export default async function ReplayPage({ params }: ReplayPageProps) {
  return <ReplayScreen vin={decodeURIComponent((await params).vin)} />;
}
