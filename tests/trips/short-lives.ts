import { hours, minutes, seconds } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import type { Value } from '../../server/contract/reading';
import { plainMessage } from '../ingest/plain-dialect';
import type { Sample } from './drives';

export type Life = {
  vin: string;
  messages: { message: Message; upstream: string }[];
  /** What of it trips are found by. */
  samples: Sample[];
};

const stepMs = minutes(3);

/**
 * Half an hour of a vehicle, told by two sources: it drives, stands now and then, and some of what it says comes hours late.
 * Of its altitude two messages of one source and time say different things.
 * @param start epoch milliseconds; a life begins within the hour after it
 */
export function liveShortly(vin: string, start: number, dice: () => number): Life {
  const life: Life = { vin, messages: [], samples: [] };
  const whole = (greatest: number) => Math.floor(dice() * (greatest + 1));
  const begun = start + seconds(whole(3_600));
  const speed = 20 + whole(90);
  let [latitude, odometer] = [48 + whole(100) / 100, 1_000 + whole(9_000)];
  for (let step = 0; step <= 10; step += 1) {
    const at = begun + step * stepMs;
    const upstream = dice() < 0.7 ? 'first' : 'second';
    const receivedAt = at + (dice() < 0.3 ? whole(hours(4)) : whole(seconds(2)));
    const isDriving = step > 0 && step < 10 && dice() < 0.9;
    const told: [signal: string, value: Value][] = [];
    if (dice() < 0.9) told.push(['position', { latitude, longitude: 11 }]);
    if (dice() < 0.8) told.push(['speed', isDriving ? speed : 0]);
    if (dice() < 0.5) told.push(['odometer', odometer]);
    if (dice() < 0.3) told.push(['ignition.state', isDriving ? 'on' : 'off']);
    for (const [signal, value] of told) life.samples.push({ signal, value, at, receivedAt, upstream });
    told.push(['altitude', whole(900)]);
    const tell = (readings: typeof told, later: number) => {
      const timed = readings.map(([signal, value]) => ({ signal, value, at, timeSource: 'property' as const }));
      life.messages.push({ message: plainMessage({ vin, readings: timed }, receivedAt + later), upstream });
    };
    tell(told, 0);
    if (dice() < 0.3) tell([['altitude', whole(900)]], whole(seconds(30)));
    const km = isDriving ? (speed * stepMs) / hours(1) : 0;
    [latitude, odometer] = [latitude + km / 111, odometer + Math.round(km)];
  }
  return life;
}
