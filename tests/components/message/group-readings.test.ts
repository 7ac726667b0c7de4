import { describe, expect, it } from 'vitest';
import { groupReadings } from '../../../components/message/group-readings';
import type { StoredMessage } from '../../../server/contract/http';

type Told = StoredMessage['readings'][number];
const told = (signal: string, at: number, effect: Told['effect']): Told => ({
  signal,
  value: 1,
  at,
  timeSource: 'property',
  receivedAt: at + 5,
  upstream: 'fox',
  message: '7.0',
  effect,
});
const latest = { kind: 'latest', by: null } as const;
const older = { kind: 'older', by: { message: '8.0', upstream: 'fox', at: 20 } } as const;
const unknown = () => undefined;

describe('the values of a message', () => {
  it('are put together where the same is to be said of them', () => {
    const groups = groupReadings(
      [told('speed', 10, latest), told('odometer', 10, older), told('heading', 10, latest), told('range', 9, latest)],
      unknown,
    );
    expect(groups.map(({ told: values }) => values.map(({ reading }) => reading.signal))).toEqual([
      ['speed', 'heading'],
      ['odometer'],
      ['range'],
    ]);
  });

  it('stay where they are when they are outrun, and say so', () => {
    const newer = { ...told('speed', 30, latest), message: '9.0' };
    const [group] = groupReadings([told('speed', 10, latest), told('heading', 10, latest)], (signal) =>
      signal === 'speed' ? newer : undefined,
    );
    expect(group?.told.map(({ isOutrun }) => isOutrun)).toEqual([true, false]);
  });

  it('are said to be outrun once, where all of a group are', () => {
    const [group] = groupReadings([told('speed', 10, latest)], () => told('speed', 30, latest));
    expect(group?.effect).toMatchObject({ label: 'History only', isShown: false });
    expect(group?.told).toMatchObject([{ isOutrun: false }]);
  });
});
