import { expect, it } from 'vitest';
import { createCommandRecords, type HeardCommands } from '../../../components/data/command-records';
import type { Command } from '../../../server/contract/commands';
import { aCommand } from '../commands/a-command';

const states = (commands: readonly Command[]) => commands.map(({ id, state }) => `${id} ${state}`);

it('of two states of a command the one of the greater change is held, in whatever order they come', () => {
  const records = createCommandRecords();
  records.apply({ commands: [aCommand({ id: 'a', state: 'accepted', change: 7 })], hasMissed: false });
  records.apply({ commands: [aCommand({ id: 'a', state: 'queued', change: 5 })], hasMissed: false });
  expect(records.current().get('a')?.state).toBe('accepted');
});

it('a page that was asked for before a change shows the change, and one asked for after it shows itself', () => {
  const records = createCommandRecords();
  records.apply({ commands: [aCommand({ id: 'a', state: 'accepted', change: 7 })], hasMissed: false });
  const [older, newer] = [aCommand({ id: 'a', change: 5 }), aCommand({ id: 'a', state: 'confirmed', change: 9 })];
  expect(records.newest(older).state).toBe('accepted');
  expect(records.newest(newer)).toBe(newer);
  const other = aCommand({ id: 'b', change: 1 });
  expect(records.newest(other)).toBe(other);
});

it('what else is known of a command stays as its state changes', () => {
  const records = createCommandRecords();
  records.apply({ commands: [aCommand({ id: 'a', state: 'confirmed', change: 7 })], hasMissed: false });
  expect(records.newest({ ...aCommand({ id: 'a', change: 5 }), topic: 'command/fleet/box/lock' })).toMatchObject({
    ...{ state: 'confirmed', topic: 'command/fleet/box/lock' },
  });
});

it('listeners hear what is new, of what was missed, and nothing of what is old', () => {
  const records = createCommandRecords();
  const heard: HeardCommands[] = [];
  const stop = records.subscribe((news) => void heard.push(news));
  const accepted = aCommand({ id: 'a', state: 'accepted', change: 7 });
  records.apply({ commands: [accepted], hasMissed: false });
  records.apply({ commands: [accepted], hasMissed: false });
  records.apply({ commands: [], hasMissed: true });
  stop();
  records.apply({ commands: [aCommand({ id: 'b', change: 8 })], hasMissed: false });
  expect(heard.map(({ commands, hasMissed }) => [states(commands), hasMissed])).toEqual([
    [['a accepted'], false],
    [[], true],
  ]);
});

it('the map of states is another after each change, for whoever compares', () => {
  const records = createCommandRecords();
  const before = records.current();
  records.apply({ commands: [], hasMissed: true });
  expect(records.current()).toBe(before);
  records.apply({ commands: [aCommand({ id: 'a', change: 1 })], hasMissed: false });
  expect(records.current()).not.toBe(before);
});

it('no more than two thousand states are held, and the newest of them', () => {
  const records = createCommandRecords();
  const many = Array.from({ length: 2_100 }, (_, index) => aCommand({ id: `c${index}`, change: index }));
  records.apply({ commands: many, hasMissed: false });
  expect(records.current().size).toBe(2_000);
  expect(records.current().has('c99')).toBe(false);
  expect(records.current().has('c2099')).toBe(true);
});
