import type { Traffic } from '../../server/contract/connections';
import { minutes } from '../../server/contract/duration';
import type { Verdict } from '../../server/contract/message';
import { verdictWords } from '../message/verdict-words';

/** One line of what came in. */
export type TrafficFigure = {
  name: 'received' | Verdict;
  label: string;
  tone: 'neutral' | 'good' | 'warning' | 'bad';
  counts: readonly number[];
  /** Of the last hour, the minute under way included. */
  lastHour: number;
  /** The whole minutes, oldest first. */
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

/** How much of the minute under way is over, 0 to 1. */
export function shareOver({ since, received }: Pick<Traffic, 'since' | 'received'>, now: number): number {
  const begunAt = since + minutes(received.length - 1);
  return Math.min(1, Math.max(0, (now - begunAt) / minutes(1)));
}

/**
 * How many came in the last sixty seconds: those of the minute under way, and of the minute before it the share that is
 * not longer ago.
 */
export function perMinute(counts: readonly number[], isOver: number): number {
  return Math.round((counts.at(-1) ?? 0) + (counts.at(-2) ?? 0) * (1 - isOver));
}

const figure = (
  { name, label, tone }: Pick<TrafficFigure, 'name' | 'label' | 'tone'>,
  counts: readonly number[],
): TrafficFigure => ({
  name,
  label,
  tone,
  counts,
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
