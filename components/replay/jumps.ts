import type { Command } from '../../server/contract/commands';
import type { Stop, Trip } from '../../server/contract/trips';
import type { Alert } from '../alerts/join-states';
import { standingsAt } from '../commands/standing-at';

/** What one can jump to in a replay. */
const jumpKinds = ['trip start', 'trip end', 'stop', 'gap', 'alert', 'command'] as const;
export type JumpKind = (typeof jumpKinds)[number];

/** A moment worth jumping to. `label` says which in words. */
export type Jump = { at: number; kind: JumpKind; label: string };

const placeWords = (place: { name: string } | null | undefined): string => (place ? ` in ${place.name}` : '');

/** What happened to a vehicle in a range. */
export type Happened = {
  trips: readonly Trip[];
  stops: readonly Stop[];
  alerts?: readonly Alert[];
  commands?: readonly Command[];
  /** The moment of the past that all of it is told as at, epoch milliseconds; infinity for the present. */
  asOf?: number;
};

/**
 * The moments of a range one may want to jump to, in order of time: of an alert its beginning, of a command when it was
 * handed to the broker, or asked for where it had not been. How a command ended is told as far as it had come.
 */
export function jumpsOf(happened: Happened, from: number, to: number): Jump[] {
  const { trips, stops, alerts = [], commands = [], asOf = Number.POSITIVE_INFINITY } = happened;
  const stoppedAt = new Set(stops.map((stop) => stop.from));
  const jumps = [
    ...trips.flatMap((trip): Jump[] => [
      { at: trip.startedAt, kind: 'trip start', label: `Trip starts${placeWords(trip.start?.place)}` },
      ...trip.gaps.map((gap): Jump => ({ at: gap.from, kind: 'gap', label: 'Gap: nothing was received' })),
      // Where a stop begins the trip has ended: that is one moment, and said once.
      ...(trip.isUnderWay || stoppedAt.has(trip.endedAt)
        ? []
        : [{ at: trip.endedAt, kind: 'trip end', label: `Trip ends${placeWords(trip.end?.place)}` } satisfies Jump]),
    ]),
    ...stops.map((stop): Jump => ({ at: stop.from, kind: 'stop', label: `Stop${placeWords(stop.place)}` })),
    ...alerts.map(({ from: at, what }): Jump => ({ at, kind: 'alert', label: what })),
    ...standingsAt(commands, asOf).map(
      ({ command, standing }): Jump => ({
        at: standing.sentAt ?? command.createdAt,
        kind: 'command',
        label: `Command: ${command.label}, ${standing.label}`,
      }),
    ),
  ];
  return jumps.filter(({ at }) => at >= from && at <= to).sort((a, b) => a.at - b.at);
}

/** A jump is passed when one stands on it, or so little beyond that one has just come by, milliseconds. */
const onItMs = 500;

/** The nearest jump after or before an instant, of all or of some kinds; undefined where there is none. */
export function nextJump(
  jumps: readonly Jump[],
  at: number,
  direction: 1 | -1,
  kinds: readonly JumpKind[] = jumpKinds,
): Jump | undefined {
  const sought = jumps.filter(({ kind }) => kinds.includes(kind));
  if (direction === 1) return sought.find((jump) => jump.at > at + onItMs);
  return sought.findLast((jump) => jump.at < at - onItMs);
}
