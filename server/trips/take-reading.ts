import { movingFromKmh } from '../contract/motion';
import type { Reading } from '../contract/reading';
import { type Evidence, type EvidenceSignal, evidenceSignals, type Told } from './evidence';

const onWords = new Set(['on', 'start']);
const offWords = new Set(['off', 'lock']);

function isOn(word: string): boolean | null {
  const written = word.toLowerCase();
  return onWords.has(written) ? true : offWords.has(written) ? false : null;
}

const isEvidence = (signal: string): signal is EvidenceSignal => signal in evidenceSignals;

/** Adds a reading to what is known of a vehicle's trips; those of other signals, and of another kind, say nothing. */
export function takeReading(
  evidence: Evidence,
  { signal, value, at, receivedAt, upstream }: Pick<Reading, 'value' | keyof Told>,
): void {
  if (!isEvidence(signal)) return;
  const told = { signal, at, receivedAt, upstream };
  const list = evidenceSignals[signal];
  if (list === 'fixes') {
    if (typeof value !== 'object' || !('latitude' in value)) return;
    evidence.fixes.push({ ...told, latitude: value.latitude, longitude: value.longitude });
  } else if (list === 'speeds') {
    const isByWheels = signal === 'speed.wheel_based';
    if (typeof value === 'boolean') evidence.speeds.push({ ...told, kmh: null, isMoving: value, isByWheels });
    if (typeof value !== 'number') return;
    // Negative in reverse.
    const kmh = Math.abs(value);
    evidence.speeds.push({ ...told, kmh, isMoving: kmh > movingFromKmh, isByWheels });
  } else if (list === 'ignitions') {
    if (typeof value === 'boolean') evidence.ignitions.push({ ...told, isOn: value, isByEngine: true });
    if (typeof value === 'string') evidence.ignitions.push({ ...told, isOn: isOn(value), isByEngine: false });
  } else if (typeof value === 'number') evidence[list].push({ ...told, value });
}
