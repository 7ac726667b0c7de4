import { ignitionOn } from '../contract/ignition';
import { movingFromKmh } from '../contract/motion';
import type { Reading } from '../contract/reading';
import { type Evidence, type EvidenceSignal, evidenceSignals, type Told } from './evidence';

const offWords = new Set(['off', 'lock']);

function isOn(word: string): boolean | null {
  const written = word.toLowerCase();
  return ignitionOn.has(written) ? true : offWords.has(written) ? false : null;
}

const isEvidence = (signal: string): signal is EvidenceSignal => signal in evidenceSignals;

/** Adds a reading to what is known of a vehicle's trips; those of other signals, and of another kind, say nothing. */
export function takeReading(
  evidence: Evidence,
  { signal, value, at, receivedAt, upstream }: Pick<Reading, 'value' | keyof Told>,
): void {
  if (!isEvidence(signal)) return;
  const list = evidenceSignals[signal];
  if (list === 'fixes') {
    if (typeof value !== 'object' || !('latitude' in value)) return;
    const { latitude, longitude } = value;
    evidence.fixes.push({ signal, at, receivedAt, upstream, latitude, longitude });
  } else if (list === 'speeds') {
    if (typeof value !== 'boolean' && typeof value !== 'number') return;
    // Negative in reverse.
    const kmh = typeof value === 'number' ? Math.abs(value) : null;
    const isMoving = kmh === null ? value === true : kmh > movingFromKmh;
    const isByWheels = signal === 'speed.wheel_based';
    evidence.speeds.push({ signal, at, receivedAt, upstream, kmh, isMoving, isByWheels });
  } else if (list === 'ignitions') {
    const isByEngine = typeof value === 'boolean';
    if (!isByEngine && typeof value !== 'string') return;
    evidence.ignitions.push({ signal, at, receivedAt, upstream, isOn: isByEngine ? value : isOn(value), isByEngine });
  } else if (typeof value === 'number') evidence[list].push({ signal, at, receivedAt, upstream, value });
}
