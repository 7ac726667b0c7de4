import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../server/contract/duration';
import { type MotionEvidence, motionOf } from '../../server/contract/motion';

const now = Date.UTC(2026, 10, 20, 12);
const parked: MotionEvidence = {
  lastAt: now,
  speed: 0,
  speedAt: now,
  isOn: false,
  isCharging: null,
  positionAt: now,
};
/** Only a tracker's battery and temperature were ever heard of it. */
const silent = { speed: null, speedAt: null, isOn: null, positionAt: null };

describe('what a vehicle does', () => {
  it.each<[string, Partial<MotionEvidence>, string]>([
    ['nothing was ever heard of it', { lastAt: null }, 'unseen'],
    ['it stands with the ignition off', {}, 'parked'],
    ['it stands with the ignition on', { isOn: true }, 'idling'],
    ['it stands and charges', { isCharging: true }, 'charging'],
    ['it is faster than walking', { speed: 40 }, 'moving'],
    ['it creeps slower than receivers drift', { speed: 2 }, 'parked'],
    [
      'it was moving and is not heard of for 11 minutes',
      { speed: 40, speedAt: now - minutes(11), lastAt: now - minutes(11), isOn: true },
      'stale',
    ],
    [
      'it is parked and not heard of for 11 minutes',
      { lastAt: now - minutes(11), speedAt: now - minutes(11) },
      'parked',
    ],
    ['it is parked and not heard of for 25 hours', { lastAt: now - hours(25) }, 'stale'],
    [
      'its speed is 12 hours old though other values are new',
      { speed: 94, speedAt: now - hours(12), isOn: null },
      'stale',
    ],
    [
      'its last speed is old, but the ignition went off since',
      { speed: 94, speedAt: now - hours(2), isOn: false },
      'parked',
    ],
    ['it sends nothing that tells of its motion', silent, 'unknown'],
    ['all it says of its motion is that it does not charge', { ...silent, isCharging: false }, 'unknown'],
    ['all it says of its motion is that it charges', { ...silent, isCharging: true }, 'charging'],
    ['it sends a position and no speed', { ...silent, positionAt: now }, 'parked'],
    [
      'nothing tells of its motion, nor anything else for 10 minutes',
      { ...silent, lastAt: now - minutes(10) },
      'unknown',
    ],
    [
      'nothing tells of its motion, nor anything else for 11 minutes',
      { ...silent, lastAt: now - minutes(11) },
      'stale',
    ],
  ])('when %s', (_words, evidence, motion) => {
    expect(motionOf({ ...parked, ...evidence }, now)).toBe(motion);
  });
});
