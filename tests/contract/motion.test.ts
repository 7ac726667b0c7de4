import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../server/contract/duration';
import { type MotionEvidence, motionOf } from '../../server/contract/motion';

const now = Date.UTC(2026, 10, 20, 12);
const parked: MotionEvidence = { lastAt: now, speed: 0, speedAt: now, isOn: false, isCharging: null };

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
  ])('when %s', (_words, evidence, motion) => {
    expect(motionOf({ ...parked, ...evidence }, now)).toBe(motion);
  });
});
