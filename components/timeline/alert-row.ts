import type { Alert } from '../alerts/join-states';
import { type TimelineRow, timelineItem } from './timeline-item';

/** What the vehicle warned of by itself. @param end what goes on is drawn up to then, epoch milliseconds */
export function alertRow(alerts: readonly Alert[], end: number): TimelineRow {
  const items = alerts.map(({ from, to, ...told }) =>
    timelineItem({ from, to: Math.max(from, to ?? end), tone: 'alert', ...told }),
  );
  return { id: 'alerts', label: 'Alerts', items, denied: null, isStacked: true };
}
