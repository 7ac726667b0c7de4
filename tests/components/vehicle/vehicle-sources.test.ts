import { describe, expect, it } from 'vitest';
import { describeUnlisted } from '../../../components/ui/describe-unlisted';
import { compareSources, newestBySource, sourcesOf } from '../../../components/vehicle/vehicle-sources';
import type { Reading } from '../../../server/contract/reading';
import { describeGeneric, signalOf } from '../../../server/contract/signals';

const reading = (upstream: string, signal: string, at: number, value = 1): Reading => ({
  signal,
  value,
  at,
  timeSource: 'property',
  receivedAt: at + 5,
  upstream,
  message: `${at}.0`,
});
const meaning = (id: string) => signalOf(id) ?? describeGeneric(id, describeUnlisted(id));
const current = (...readings: Reading[]) => new Map(readings.map((one) => [one.signal, one]));

describe('who tells of a vehicle', () => {
  it('is listed by name, each with its newest event and receipt', () => {
    const told = [reading('mobito', 'speed', 10), reading('fox', 'speed', 30), reading('fox', 'odometer', 20)];
    expect(sourcesOf(told)).toEqual([
      { upstream: 'fox', lastAt: 30, lastReceivedAt: 35, signals: 2 },
      { upstream: 'mobito', lastAt: 10, lastReceivedAt: 15, signals: 1 },
    ]);
  });

  it('is brought up to date by what has arrived since the server was asked', () => {
    const asked = [reading('fox', 'speed', 10), reading('mobito', 'speed', 20)];
    const newest = newestBySource(asked, [reading('fox', 'speed', 30)]);
    expect(newest.map(({ upstream, at }) => [upstream, at])).toEqual([
      ['fox', 30],
      ['mobito', 20],
    ]);
  });

  it('is told from what is known already where there is only one', () => {
    expect(newestBySource([], [reading('fox', 'speed', 30)])).toHaveLength(1);
  });
});

describe('what several sources say of the same', () => {
  it('stands side by side, the odometer first, what only one tells left out', () => {
    const told = [
      reading('mobito', 'speed', 10),
      reading('fox', 'speed', 30),
      reading('fox', 'odometer', 20),
      reading('mobito', 'odometer', 40),
      reading('fox', 'fuel.level', 50),
    ];
    const compared = compareSources(told, current(), meaning);
    expect(compared.map(({ signal, latest }) => [signal.id, latest])).toEqual([
      ['odometer', 'mobito'],
      ['speed', 'fox'],
    ]);
    expect(compared[0]?.told.map((one) => one?.upstream)).toEqual(['fox', 'mobito']);
  });

  it('goes by the server where two tell of the same moment', () => {
    const [one, other] = [reading('fox', 'speed', 30), reading('mobito', 'speed', 30)];
    expect(compareSources([one, other], current(other), meaning)[0]?.latest).toBe('mobito');
  });
});
