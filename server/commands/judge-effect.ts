import type { Effect } from '../contract/commands';
import { seconds } from '../contract/duration';
import type { Reading } from '../contract/reading';
import { isSame, showsEffect } from './shows';
import { durationWords, labelOf, toldWords } from './value-words';

/** What telemetry says of a command; `waiting` is no verdict yet. */
export type Judgement = {
  verdict: 'waiting' | 'confirmed' | 'contradicted' | 'unconfirmed';
  /** The reading that decided; null where none did. */
  reading: Reading | null;
  /** Why, in a sentence. */
  words: string;
};

/** What there is to judge by. */
export type Evidence = {
  /** Null where nothing that the vehicle tells would show it. */
  effect: Effect | null;
  /** Just before it was handed to the broker, epoch milliseconds. */
  publishedAt: number;
  /** What the signal said last before that, as far as was known then; null: nothing. */
  before: Reading | null;
  /** Of the effect's signal, in any order. What was measured before `publishedAt` tells at most what was before. */
  readings: readonly Reading[];
};

/** How long after the time is up telemetry that was measured in time may still be on its way to us. */
export const underWayMs = seconds(15);

/** In the order of measurement; two upstreams may tell of one moment. */
const byEventTime = (one: Reading, other: Reading): number =>
  one.at - other.at || (one.upstream < other.upstream ? -1 : 1);

/** What was received before was measured before, too, though the clock of a device that runs ahead says otherwise. */
const isAfter = ({ at, receivedAt }: Reading, time: number): boolean => at > time && receivedAt > time;

/** Of readings those that were measured after a time and at another at the latest, oldest first. */
export const between = (readings: readonly Reading[], after: number, until: number): Reading[] =>
  readings.filter((reading) => isAfter(reading, after) && reading.at <= until).sort(byEventTime);

/** What the signal said last before: of what came late, too, by when it was measured. */
function lastBefore({ before, publishedAt, readings }: Evidence): Reading | null {
  let last = before;
  for (const reading of readings)
    if (!isAfter(reading, publishedAt) && (last === null || byEventTime(last, reading) < 0)) last = reading;
  return last;
}

/** `Door locks locked, measured 12 s after it was sent`. */
export function heard({ signal, value, at }: Reading, publishedAt: number): string {
  const passedMs = at - publishedAt;
  // Rounded down it would be 0 s, as though it had not come afterwards.
  const passed = passedMs < seconds(1) ? 'less than a second' : durationWords(passedMs);
  return `${toldWords(signal, value)}, measured ${passed} after it was sent`;
}

/** The first reading that decides by itself: it shows the effect, or neither that nor what was before. */
function decisive(effect: Effect, before: Reading | null, readings: readonly Reading[]): Reading | undefined {
  return readings.find(
    ({ value }) => showsEffect(effect, value) || (before !== null && !isSame(value, before.value, effect.tolerance)),
  );
}

/** What stands when the time is up and no reading decided by itself. */
function atTheEnd(effect: Effect, before: Reading | null, last: Reading | undefined, publishedAt: number): Judgement {
  if (last === undefined) {
    const words = `nothing was heard of ${labelOf(effect.signal)} within ${durationWords(effect.withinMs)}`;
    return { verdict: 'unconfirmed', reading: null, words };
  }
  if (before === null)
    return { verdict: 'contradicted', reading: last, words: `contradicted: ${heard(last, publishedAt)}` };
  return { verdict: 'unconfirmed', reading: last, words: `as before: ${heard(last, publishedAt)}` };
}

/**
 * Judges by event time whether a vehicle obeyed. The first reading in time that shows the effect confirms, the first that
 * shows neither the effect nor what was before contradicts; one that repeats what was before says nothing until the time is
 * up. The same readings give the same verdict, in whichever order they came.
 * @param now epoch milliseconds
 */
export function judgeEffect(evidence: Evidence, now: number): Judgement {
  const { effect, publishedAt, readings } = evidence;
  if (effect === null) {
    const words = 'the broker took it; nothing that this vehicle tells would show whether it obeyed';
    return { verdict: 'unconfirmed', reading: null, words };
  }
  const until = publishedAt + effect.withinMs;
  const inTime = between(readings, publishedAt, until);
  const before = lastBefore(evidence);
  const reading = decisive(effect, before, inTime);
  if (reading !== undefined) {
    const verdict = showsEffect(effect, reading.value) ? 'confirmed' : 'contradicted';
    return { verdict, reading, words: `${verdict}: ${heard(reading, publishedAt)}` };
  }
  if (now <= until + underWayMs)
    return { verdict: 'waiting', reading: null, words: 'waiting for telemetry to show it' };
  return atTheEnd(effect, before, inTime.at(-1), publishedAt);
}
