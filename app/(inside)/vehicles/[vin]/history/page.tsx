import type { Metadata } from 'next';
import { HistoryScreen } from '../../../../../components/history/history-screen';

export const dynamic = 'force-dynamic';

type HistoryPageProps = { params: Promise<{ vin: string }> };

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  return { title: `History of ${(await params).vin}` };
}

export default async function HistoryPage({ params }: HistoryPageProps) {
  return <HistoryScreen vin={decodeURIComponent((await params).vin)} />;
}
