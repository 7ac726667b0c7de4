import { expect, test } from 'vitest';
import { commandRow, isCut } from '../../../components/timeline/command-row';
import { hours, minutes, seconds } from '../../../server/contract/duration';
import { aCommand } from '../commands/a-command';
import { morning } from '../trips/some-trip';

const now = morning + hours(6);
const always = Number.POSITIVE_INFINITY;
const confirmed = aCommand({
  ...{ label: 'Set the charge limit', parameters: { limit: 80 }, requestedBy: 'Ada', state: 'confirmed' },
  ...{ words: 'confirmed: Charge limit 80% was told', createdAt: morning, publishedAt: morning + seconds(1) },
  changedAt: morning + seconds(9),
});

test('a command stands when it was asked for, with who asked and what became of it, and leads to its page', () => {
  expect(commandRow([confirmed], always, now).items).toEqual([
    {
      ...{ from: morning, to: morning, tone: 'active', what: 'Set the charge limit: confirmed', who: 'Ada' },
      detail: 'limit 80. Charge limit 80% was told',
      leadsTo: { kind: 'command', id: confirmed.id },
    },
  ]);
});

test.each([
  ['confirmed', 'active'],
  ['accepted', 'late'],
  ['contradicted', 'refused'],
  ['queued', 'told'],
  ['cancelled', 'rest'],
] as const)('one that is %s is drawn as %s', (state, tone) => {
  expect(commandRow([{ ...confirmed, state }], always, now).items[0]?.tone).toBe(tone);
});

test('one that waits is drawn until it is sent, or needs sending no longer, or until now', () => {
  const waiting = { ...confirmed, publishedAt: null };
  const endOf = (told: Partial<typeof confirmed>) => {
    const [item] = commandRow([{ ...waiting, ...told }], always, now).items;
    return (item?.to ?? 0) - morning;
  };
  expect(endOf({ state: 'queued', changedAt: morning })).toBe(hours(6));
  expect(endOf({ state: 'expired', changedAt: morning + hours(1) })).toBe(hours(1));
  expect(endOf({ state: 'confirmed', publishedAt: morning + hours(2), changedAt: morning + hours(3) })).toBe(hours(2));
});

test('in the past, what was asked for later is not there', () => {
  expect(commandRow([confirmed], morning - 1, morning - 1).items).toEqual([]);
  expect(commandRow([confirmed], morning, morning).items).toHaveLength(1);
});

test('in the past, an outcome that came later does not show: it was open then', () => {
  const at = (moment: number) => {
    const [item] = commandRow([confirmed], moment, moment).items;
    return [item?.tone, item?.what, item?.detail];
  };
  expect(at(morning)).toEqual(['told', 'Set the charge limit: not sent yet', 'limit 80']);
  expect(at(morning + seconds(8))).toEqual(['late', 'Set the charge limit: sent, not confirmed yet', 'limit 80']);
  expect(at(morning + seconds(9))).toEqual([
    'active',
    'Set the charge limit: confirmed',
    'limit 80. Charge limit 80% was told',
  ]);
});

test('one confirmed late was not confirmed before that', () => {
  const late = { ...confirmed, changedAt: morning + hours(5) };
  expect(commandRow([late], morning + minutes(30), now).items[0]).toMatchObject({
    ...{ tone: 'late', what: 'Set the charge limit: sent, not confirmed yet' },
  });
});

test('a page leaves some out when it is full of what was asked for in the time', () => {
  const cursor = confirmed.id;
  expect(isCut(undefined, morning)).toBe(false);
  expect(isCut({ commands: [confirmed], cursor: null }, morning)).toBe(false);
  expect(isCut({ commands: [confirmed], cursor }, morning)).toBe(true);
  expect(isCut({ commands: [confirmed], cursor }, morning + 1)).toBe(false);
});
