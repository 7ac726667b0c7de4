import { type Evidence, type Told, toldWithin } from './evidence';
import type { Joined } from './join-spans';
import { reachMs } from './thresholds';

/** How many of one signal had been overtaken when they came: one of a later time had been received before them. */
function countLate(told: readonly Told[], until: number): number {
  let count = 0;
  let earliest = Number.POSITIVE_INFINITY;
  let ofThisTime = Number.POSITIVE_INFINITY;
  told.toReversed().forEach(({ at, receivedAt }, index, reversed) => {
    if (at !== reversed[index - 1]?.at) {
      earliest = Math.min(earliest, ofThisTime);
      ofThisTime = Number.POSITIVE_INFINITY;
    }
    ofThisTime = Math.min(ofThisTime, receivedAt);
    if (at <= until && receivedAt > earliest) count += 1;
  });
  return count;
}

/** How many readings of a trip came late, seen from within the trip and a quarter of an hour after it. */
export function lateReadingsOf(evidence: Evidence, { since, until }: Joined): number {
  const bySignal = new Map<string, Told[]>();
  for (const list of Object.values(evidence))
    for (const told of toldWithin<Told>(list, since, until + reachMs)) {
      const ofSignal = bySignal.get(told.signal);
      if (ofSignal === undefined) bySignal.set(told.signal, [told]);
      else ofSignal.push(told);
    }
  return [...bySignal.values()].reduce((sum, told) => sum + countLate(told, until), 0);
}
