import { beforeEach, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../server/commands/catalogue/read-catalogue';
import { renderPayload } from '../../server/commands/catalogue/render-payload';
import type { Scalar } from '../../server/contract/commands';
import { minutes, seconds } from '../../server/contract/duration';
import type { Value } from '../../server/contract/reading';
import { createFleet, type Squad } from '../../server/demo/fleet';
import { epochBefore } from '../../server/demo/life/life';
import { makeVehicle } from '../../server/demo/life/vehicle';
import { windowsOf } from '../../server/demo/obedience/order';
import { drogueVoice } from '../../server/demo/voices/drogue';
import { decoderOf } from '../../server/upstreams/index';
import { expectSound } from '../upstreams/sound';

const catalogue = readCatalogue('commands.yaml');
const start = Date.UTC(2026, 10, 20, 12);
/** Electric, so that it can be told to charge. */
const indexes = { obeys: 55, isLate: 15, ignores: 25, opposes: 35, drops: 45 };

let now: number;
let told: { signal: string; value: Value; at: number }[];
let squad: Squad;
let fleet: ReturnType<typeof createFleet>;

/** A fleet of one box, that has said its first word. */
function openFleet(index: number): void {
  const decode = decoderOf('drogue');
  if (decode === undefined) throw new Error('expected a decoder of drogue');
  told = [];
  squad = {
    ...drogueVoice(windowsOf(catalogue)),
    vehicles: [makeVehicle(1, index)],
    hasRoom: () => true,
    publish: ({ topic, payload }) => {
      const decoded = decode({ topic, payload: Buffer.from(payload), receivedAt: now, recordedAt: now });
      expectSound(decoded);
      for (const { signal, value, at } of decoded.readings) told.push({ signal, value, at: at ?? Number.NaN });
    },
  };
  fleet = createFleet([squad], epochBefore(start), () => now);
  fleet.begin(squad);
  pass(seconds(5));
}

/** Lets time pass in the fleet's own steps. */
function pass(ms: number): void {
  for (const until = now + ms; now < until; now += 100) fleet.look();
}

function send(id: string, parameters: Record<string, Scalar>): void {
  const type = catalogue.types.get(id);
  const [vehicle] = squad.vehicles;
  if (type === undefined || vehicle === undefined) throw new Error(`expected a command ${id} and a vehicle`);
  told = [];
  fleet.command(squad, vehicle, { name: type.name, payload: renderPayload(type, parameters) });
}

const valuesOf = (wanted: string) => told.filter(({ signal }) => signal === wanted).map(({ value }) => value);
const firstAt = (wanted: string, value: Value) =>
  told.find((one) => one.signal === wanted && one.value === value)?.at ?? Number.POSITIVE_INFINITY;

beforeEach(() => {
  now = start;
});

describe('a box that obeys', () => {
  test.each([
    ['lock', {}, 'doors.lock_state', 'locked'],
    ['unlock', {}, 'doors.lock_state', 'unlocked'],
    ['climate-set-point', { temperature: 21.5 }, 'climate.driver_temperature', 21.5],
    ['charge-limit', { limit: 80 }, 'charging.limit', 80],
    ['stop-charging', {}, 'charging.status', 'not_charging'],
    ['reporting-interval', { interval: 60 }, 'device.report_interval', 60],
    ['immobilise', {}, 'immobiliser.engaged', true],
    ['release', {}, 'immobiliser.engaged', false],
  ] as const)('shows within seconds what commands.yaml looks for after %s', (id, parameters, signal, value) => {
    openFleet(indexes.obeys);
    send(id, { ...parameters });
    pass(seconds(3));
    expect(valuesOf(signal)).toContain(value);
  });

  test('tells of charging, or of getting ready for it where it drives', () => {
    openFleet(indexes.obeys);
    send('start-charging', {});
    pass(seconds(3));
    const [status] = valuesOf('charging.status');
    expect(catalogue.types.get('start-charging')?.effect?.becomes).toContain(status);
  });

  test('tells its position when it is asked to report', () => {
    openFleet(indexes.obeys);
    send('report-now', {});
    pass(seconds(3));
    expect(valuesOf('position').length).toBeGreaterThan(0);
  });

  test('speaks as often as it is told to while it stands', () => {
    openFleet(indexes.obeys);
    send('reporting-interval', { interval: 10 });
    pass(seconds(3));
    told = [];
    pass(minutes(10));
    const speeds = told.filter(({ signal }) => signal === 'speed');
    const pauses = speeds.flatMap(({ value, at }, place) => {
      const next = speeds[place + 1];
      return value === 0 && next?.value === 0 ? [next.at - at] : [];
    });
    expect(pauses.length).toBeGreaterThan(10);
    expect(Math.max(...pauses)).toBeLessThan(seconds(12));
  });
});

test('a box that is late shows it when people wait no more', () => {
  openFleet(indexes.isLate);
  const sentAt = now;
  send('lock', {});
  pass(minutes(2));
  expect(firstAt('doors.lock_state', 'locked')).toBeGreaterThan(sentAt + seconds(60));
  expect(firstAt('doors.lock_state', 'locked')).toBeLessThan(sentAt + minutes(2));
});

test('a box that ignores commands goes on as before', () => {
  openFleet(indexes.ignores);
  send('lock', {});
  pass(minutes(5));
  expect(new Set(valuesOf('doors.lock_state'))).toEqual(new Set(['unlocked']));
});

test('a box that does the opposite tells something else than asked for and than before', () => {
  openFleet(indexes.opposes);
  expect(new Set(valuesOf('doors.lock_state'))).toEqual(new Set(['locked']));
  send('lock', {});
  pass(seconds(3));
  expect(valuesOf('doors.lock_state')[0]).toBe('unlocked');
});

test('a box that drops off says that it got the command, then nothing until people wait no more', () => {
  openFleet(indexes.drops);
  send('lock', {});
  pass(seconds(1));
  expect(told.map(({ signal, value }) => [signal, value])).toEqual([
    ['drogue.lastCommand', 'lock'],
    ['drogue.commandResult', 'received'],
    ['device.online', false],
  ]);
  told = [];
  pass(seconds(80));
  expect(told).toEqual([]);
  pass(seconds(15));
  expect(valuesOf('device.online')).toEqual([true]);
  expect(new Set(valuesOf('doors.lock_state'))).toEqual(new Set(['unlocked']));
});

test('commands cost a box none of its own words', () => {
  openFleet(indexes.ignores);
  pass(minutes(10));
  const quiet = told.length;
  now = start;
  openFleet(indexes.ignores);
  for (let count = 0; count < 20; count++) {
    const earlier = told;
    send('lock', {});
    told = earlier;
    pass(seconds(30));
  }
  expect(told.length).toBe(quiet);
});

test('who does not speak yet does not listen either', () => {
  openFleet(indexes.obeys);
  const silent = { ...squad, vehicles: [makeVehicle(1, 65)] };
  const [vehicle] = silent.vehicles;
  if (vehicle === undefined) throw new Error('expected a vehicle');
  fleet.command(silent, vehicle, { name: 'lock', payload: '{"locked":true}' });
  fleet.command(squad, vehicle, { name: 'lock', payload: '{"locked":true}' });
  told = [];
  pass(seconds(3));
  expect(valuesOf('doors.lock_state')).not.toContain('locked');
});
