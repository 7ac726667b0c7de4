import { chargingStatuses } from '../../server/contract/charging-status';
import type { VehicleHistory } from '../../server/contract/history';
import { ignitionOn, isSwitchedOn } from '../../server/contract/ignition';
import type { MotionEvidence } from '../../server/contract/motion';
import type { Reading } from '../../server/contract/reading';
import { type Drive, lastUpTo } from './drive';
import { type Told, toldIn } from './moment-readings';

/** Event time of the last fix at or before an instant, epoch milliseconds; null where there is none. */
function fixedAt({ at, before }: Pick<Drive, 'at' | 'before'>, instant: number): number | null {
  const last = at[lastUpTo(at, instant)] ?? before?.at ?? null;
  return last !== null && last <= instant ? last : null;
}

/** Whether a text is one of some words; null where no text was told. */
const isOneOf = (words: ReadonlySet<string>, told: Told | null): boolean | null =>
  typeof told?.value === 'string' ? words.has(told.value.toLowerCase()) : null;

function evidenceOf(toldOf: (signal: string) => Told | null, positionAt: number | null, lastAt: number | null) {
  const [speed, ignition, engine] = [toldOf('speed'), toldOf('ignition.state'), toldOf('engine.running')];
  return {
    lastAt,
    speed: typeof speed?.value === 'number' ? speed.value : null,
    speedAt: speed?.at ?? null,
    isOn: isSwitchedOn(
      isOneOf(ignitionOn, ignition),
      ignition?.at ?? 0,
      typeof engine?.value === 'boolean' ? engine.value : null,
      engine?.at ?? 0,
    ),
    isCharging: isOneOf(chargingStatuses, toldOf('charging.status')),
    positionAt,
  } satisfies MotionEvidence;
}

/**
 * What a vehicle's motion is judged by, of all that was known at an instant.
 * @param readings the newest of each signal then
 */
export function evidenceIn(readings: ReadonlyMap<string, Pick<Reading, 'value' | 'at'>>): MotionEvidence {
  let lastAt: number | null = null;
  for (const { at } of readings.values()) lastAt = Math.max(lastAt ?? at, at);
  return evidenceOf((signal) => readings.get(signal) ?? null, readings.get('position')?.at ?? null, lastAt);
}

/**
 * The same of what a replay holds in memory, for an instant while it plays. It was heard of at `lastAt`; of signals that are
 * not held it may have been since.
 */
export function evidenceAt(history: VehicleHistory, drive: Pick<Drive, 'at' | 'before'>, at: number): MotionEvidence {
  // Fixes lie where they were measured; by the received clock they count from when they came.
  const positionAt = history.clock === 'event' ? fixedAt(drive, at) : (toldIn(history, 'position', at)?.at ?? null);
  let lastAt = positionAt;
  for (const { signal } of history.series) {
    const told = toldIn(history, signal, at);
    if (told !== null) lastAt = Math.max(lastAt ?? told.at, told.at);
  }
  return evidenceOf((signal) => toldIn(history, signal, at), positionAt, lastAt);
}
