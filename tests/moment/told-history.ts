import { days, hours, minutes } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import type { DecodedReading } from '../../server/upstreams/dialect';
import { plainMessage } from '../ingest/plain-dialect';

/** Numbers from 0 to 1 that are the same at each run. */
export function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** Twelve hours to either side of a new year: two partitions, and the months of two years. */
export const newYear = Date.UTC(2026, 0);
export const from = newYear - hours(12);
export const to = newYear + hours(12);

const allVins = ['A', 'B', 'C', 'D', 'E'];

/** One value of one of the signals that a fleet picture shows, or of one that it does not. */
function rollReading(dice: () => number): Pick<DecodedReading, 'signal' | 'value'> {
  const whole = (greatest: number) => Math.floor(dice() * (greatest + 1));
  const choices: [string, DecodedReading['value']][] = [
    ['position', { latitude: whole(90), longitude: whole(180) }],
    ['speed', whole(130)],
    ['heading', whole(359)],
    ['odometer', whole(100_000)],
    ['traction_battery.state_of_charge', whole(100)],
    ['range', whole(500)],
    ['ignition.state', dice() < 0.5 ? 'on' : 'off'],
    ['charging.status', dice() < 0.5 ? 'charging' : 'not_charging'],
    [
      'trouble_codes',
      [
        { code: 'P0301', status: 'active' },
        { code: 'P0302', status: 'cleared' },
      ].slice(whole(2)),
    ],
    ['service.date', from + whole(to - from)],
    ['altitude', whole(900)],
    ['doors.lock_state', 'locked'],
  ];
  const [signal, value] = choices[whole(choices.length - 1)] ?? ['speed', 0];
  return { signal, value };
}

export type Told = { message: Message; upstream: string };

/**
 * Messages of a small fleet and two sources: most at once, some hours late, some of days before, some twice, and many at
 * times that the other source speaks of, too. In the order of their receipt.
 */
export function tellHistory(count: number, seed: number, vins: readonly string[] = allVins): Told[] {
  const dice = createDice(seed);
  const told: Told[] = [];
  for (let index = 0; index < count; index += 1) {
    const vin = vins[Math.floor(dice() * vins.length)] ?? 'A';
    const within = from + minutes(5) * Math.floor((dice() * (to - from)) / minutes(5));
    const at = dice() < 0.05 ? within - days(1 + Math.floor(dice() * 4)) : within;
    const readings = Array.from({ length: 1 + Math.floor(dice() * 3) }, () => ({
      ...rollReading(dice),
      at,
      timeSource: 'property' as const,
    }));
    const delay =
      dice() < 0.3 ? Math.floor(dice() * hours(9)) : Math.floor(dice() * 2_000) - minutes(1) * (dice() < 0.1 ? 1 : 0);
    const upstream = dice() < 0.5 ? 'first' : 'second';
    const message = plainMessage({ vin, readings }, at + delay);
    told.push({ message, upstream });
    if (dice() < 0.1) told.push({ message: { ...message, receivedAt: message.receivedAt + hours(1) }, upstream });
  }
  return told.sort((a, b) => a.message.receivedAt - b.message.receivedAt);
}
