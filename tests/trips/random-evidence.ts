import fc from 'fast-check';
import { hours, minutes, seconds } from '../../server/contract/duration';
import type { Position, Value } from '../../server/contract/reading';
import type { Sample } from './drives';

/** What a vehicle does for a while, and how its upstream tells of it. */
type Episode = {
  kind: 'drive' | 'park' | 'silence' | 'leap' | 'towed' | 'idle' | 'teleport';
  lastsMs: number;
  everyMs: number;
  kmh: number;
  upstream: 'first' | 'second';
  tells: { position: boolean; speed: boolean; odometer: boolean; ignition: boolean };
  lateMs: number;
};

const episode: fc.Arbitrary<Episode> = fc.record({
  kind: fc.constantFrom('drive', 'drive', 'park', 'silence', 'leap', 'towed', 'idle', 'teleport'),
  lastsMs: fc.oneof(
    { arbitrary: fc.integer({ min: minutes(1), max: minutes(40) }), weight: 3 },
    { arbitrary: fc.integer({ min: hours(1), max: hours(9) }), weight: 1 },
  ),
  everyMs: fc.constantFrom(
    seconds(20),
    seconds(50),
    minutes(1),
    minutes(4),
    minutes(13),
    minutes(40),
    hours(2),
    hours(4),
  ),
  kmh: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 130 })),
  upstream: fc.constantFrom('first', 'first', 'second'),
  tells: fc.record({
    position: fc.boolean(),
    speed: fc.boolean(),
    odometer: fc.boolean(),
    ignition: fc.boolean(),
  }),
  lateMs: fc.constantFrom(0, 0, 0, minutes(7), hours(5)),
});

const kmToDegrees = 1 / 111;

/** What is told of a life of episodes from a time on, a sample for each reading. */
function live(episodes: readonly Episode[], start: number): Sample[] {
  const samples = new Map<string, Sample>();
  let at = start;
  let km = 1_000;
  const place = { latitude: 48, longitude: 11 };
  for (const { kind, lastsMs, everyMs, kmh, upstream, tells, lateMs } of episodes) {
    // Not more than people wait for.
    const end = at + Math.min(lastsMs, 60 * everyMs);
    const isMoving = kind === 'drive' || kind === 'towed';
    const tell = (signal: string, value: Value) => {
      const sample = { signal, value, at, receivedAt: at + seconds(2) + lateMs, upstream };
      samples.set(`${signal} ${at} ${upstream}`, sample);
    };
    const scatter = (factor: number) => ((at / 1_000) * factor) % 0.0003;
    const say = (here: Position) => {
      if (tells.position)
        tell('position', { latitude: here.latitude + scatter(7), longitude: here.longitude + scatter(13) });
      if (tells.speed) tell('speed', isMoving ? kmh : 0);
      if (tells.odometer) tell('odometer', Math.round(km * 10) / 10);
      if (tells.ignition) tell('ignition.state', kind === 'drive' || kind === 'idle' ? 'on' : 'off');
    };
    if (kind === 'teleport') say({ latitude: 10, longitude: 100 });
    for (; at < end && kind !== 'silence'; at += everyMs) {
      const stepKm = (Math.min(everyMs, end - at) * kmh) / hours(1);
      if (kind !== 'leap') say(place);
      if (isMoving || kind === 'leap') place.latitude += stepKm * kmToDegrees;
      if (kind === 'drive' || kind === 'leap') km += stepKm;
    }
    at = end;
  }
  return [...samples.values()];
}

/** Some days of a vehicle: driven, parked, silent, carried, badly received. */
export const randomEvidence = (start: number): fc.Arbitrary<Sample[]> =>
  fc
    .array(episode, { minLength: 2, maxLength: 9 })
    .map((episodes) => live(episodes, start))
    .filter((samples) => samples.length > 1);
