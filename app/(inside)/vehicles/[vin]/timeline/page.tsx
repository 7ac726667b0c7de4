import type { Metadata } from 'next';
import { TimelineScreen } from '../../../../../components/timeline/timeline-screen';

export const dynamic = 'force-dynamic';

type TimelinePageProps = { params: Promise<{ vin: string }> };

export async function generateMetadata({ params }: TimelinePageProps): Promise<Metadata> {
  return { title: `Timeline of ${(await params).vin}` };
}

export default async function TimelinePage({ params }: TimelinePageProps) {
  return <TimelineScreen vin={decodeURIComponent((await params).vin)} />;
}
