import type { StoredMessage } from '../../server/contract/http';
import type { Reading } from '../../server/contract/reading';
import { timeNotes } from '../ui/time-source-words';
import { type EffectWords, effectWords } from './effect-words';

/** A value of a message; `isOutrun` where a newer one has come since it was told to be on the screen. */
export type ToldReading = { reading: Reading; isOutrun: boolean };
/** Readings of a message of which the same is to be said: what they changed, when they were measured, and by which clock. */
export type ReadingGroup = { key: string; effect: EffectWords; at: number; notes: string[]; told: ToldReading[] };

const outrun: EffectWords = {
  label: 'History only',
  sentence: 'Newer values have come since.',
  isShown: false,
  by: null,
};

/** What holds of all values of a group is said once, above them. */
function outrunAsOne(group: ReadingGroup): ReadingGroup {
  if (!group.told.every(({ isOutrun }) => isOutrun)) return group;
  return { ...group, effect: outrun, told: group.told.map((told) => ({ ...told, isOutrun: false })) };
}

/**
 * Puts together what would be said again with each value, in the order of the message. By what the server said: a value
 * that is outrun meanwhile stays where somebody is reading it.
 * @param currentOf the newest reading of a signal of this vehicle
 */
export function groupReadings(
  readings: StoredMessage['readings'],
  currentOf: (signalId: string) => Reading | undefined,
): ReadingGroup[] {
  const groups = new Map<string, ReadingGroup>();
  for (const reading of readings) {
    const effect = effectWords(reading, undefined);
    const isOutrun = effect.isShown && !effectWords(reading, currentOf(reading.signal)).isShown;
    const notes = timeNotes(reading);
    const key = JSON.stringify([effect, reading.at, notes]);
    const group = groups.get(key) ?? { key, effect, at: reading.at, notes, told: [] };
    group.told.push({ reading, isOutrun });
    groups.set(key, group);
  }
  return [...groups.values()].map(outrunAsOne);
}
