import type { Traffic } from '../../server/contract/connections';
import type { Verdict } from '../../server/contract/message';
import { verdictWords } from '../message/verdict-words';

/** One line of what came in. `minutes` are the whole ones, oldest first. */
export type TrafficFigure = {
  name: 'received' | Verdict;
  label: string;
  tone: 'neutral' | 'good' | 'warning' | 'bad';
  /** Of the last whole minute; of the one under way while there is none. */
  lastMinute: number;
  /** Of the last hour, the minute under way included. */
  lastHour: number;
  minutes: readonly number[];
};

/** In the order they are read: what came, what was taken of it, what changed nothing, what needs somebody. */
const shown = [
  'accepted',
  'duplicate',
  'late',
  'partial',
  'unmapped',
  'quarantined',
  'ignored',
] as const satisfies Verdict[];

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Of the last whole minute; of the one under way while there is none. */
export function lastMinuteOf(counts: readonly number[]): number {
  return counts.at(-2) ?? counts.at(-1) ?? 0;
}

const figure = (
  { name, label, tone }: Pick<TrafficFigure, 'name' | 'label' | 'tone'>,
  counts: readonly number[],
): TrafficFigure => ({
  name,
  label,
  tone,
  lastMinute: lastMinuteOf(counts),
  lastHour: sum(counts),
  minutes: counts.slice(0, -1),
});

/** What came in the last hour as the figures a card shows: all of it first, then by what became of it. */
export function trafficFigures({ received, verdicts }: Pick<Traffic, 'received' | 'verdicts'>): TrafficFigure[] {
  return [
    figure({ name: 'received', label: 'Received', tone: 'neutral' }, received),
    ...shown.map((name) => figure({ name, ...verdictWords[name] }, verdicts[name])),
  ];
}

/** Where the messages of a figure are listed. */
export function messagesPath(upstream: string, name: TrafficFigure['name'], from: number): string {
  const search = new URLSearchParams({ upstream });
  if (name !== 'received') search.set('verdict', name);
  search.set('from', String(from));
  return `/messages?${search}`;
}
