import { expect, it } from 'vitest';
import { hours, minutes } from '../../server/contract/duration';
import { epochBefore } from '../../server/demo/life/life';
import { makeVehicle } from '../../server/demo/life/vehicle';
import { recollect } from '../../server/demo/recollection';
import { drogueVoice } from '../../server/demo/voices/drogue';
import { boxOf } from '../../server/demo/voices/drogue-event';
import { decoderOf } from '../../server/upstreams/index';

const to = Date.UTC(2026, 10, 20, 20);
const from = to - hours(12);
const beginning = { epoch: epochBefore(to), startedAt: from, stretch: 1, catchUpMs: 0 };

const squad = (indexes: readonly number[], remembers?: () => boolean) => ({
  ...drogueVoice(() => 0),
  ...(remembers && { remembers }),
  vehicles: indexes.map((index) => makeVehicle(1, index)),
  hasRoom: () => true,
  publish: () => undefined,
});

it('tells half a day afterwards at the times when it happened, one vehicle after the other', () => {
  const decode = decoderOf('drogue');
  if (decode === undefined) throw new Error('expected a decoder of drogue');
  const told = [...recollect(squad([5, 15]), beginning, from, to)].map(({ topic, payload }) =>
    decode({ topic, payload: Buffer.from(payload), receivedAt: to }),
  );
  expect(told.flatMap(({ refusals }) => refusals)).toEqual([]);
  const devices = told.flatMap(({ subject }) => (subject !== null && 'device' in subject ? subject.device : []));
  expect([...new Set(devices)]).toEqual([5, 15].map((index) => boxOf(makeVehicle(1, index))));
  expect(devices).toEqual([...devices].sort());
  const times = told.flatMap(({ readings }) => readings.flatMap(({ at }) => at ?? []));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(from - minutes(1));
  expect(Math.max(...times)).toBeLessThan(to);
  const positions = told.flatMap(({ readings }) => readings.filter(({ signal }) => signal === 'position'));
  expect(new Set(positions.map(({ value }) => JSON.stringify(value))).size).toBeGreaterThan(100);
});

it('leaves out who has no memory, and who is special', () => {
  expect([
    ...recollect(
      squad([5], () => false),
      beginning,
      from,
      to,
    ),
  ]).toEqual([]);
  expect([...recollect(squad([23, 61, 97, 118]), beginning, from, to)]).toEqual([]);
});
