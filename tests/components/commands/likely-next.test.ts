import { expect, it } from 'vitest';
import { aheadOf, likelyNext } from '../../../components/commands/likely-next';
import { ways } from '../../../server/contract/command-life';
import { type CommandDetail, type CommandState, commandStates } from '../../../server/contract/commands';
import { aCommand } from './a-command';

const effect = { signal: 'doors.lock_state', becomes: ['locked'], tolerance: 0, withinMs: 60_000 };
const detail = (state: CommandState, part: Partial<CommandDetail> = {}): CommandDetail => ({
  ...{ ...aCommand({ state, decidedBy: 90_000 }), upstream: 'field', device: 'box', topic: '', payload: '' },
  ...{ mayRepeat: true, whenOffline: 'fail', preconditions: [], effect, attempts: 1, packetId: null },
  ...{ reasonCode: null, reasonWords: null, decidedByReading: null, before: null, steps: [] },
  ...part,
});

it('only ways that exist are told to come', () => {
  for (const state of commandStates) {
    const possible: readonly CommandState[] = ways[state];
    expect(possible).toEqual(expect.arrayContaining([...(likelyNext[state] ?? [])]));
  }
});

it('what waits has its deadline, and what is with the broker the time by which telemetry decides', () => {
  expect(aheadOf(detail('queued')).until).toBe(61_000);
  expect(aheadOf(detail('accepted'))).toEqual({
    ...{ states: ['confirmed', 'contradicted', 'unconfirmed'], until: 90_000 },
  });
});

it('late telemetry may confirm what nothing has shown, but not where it would show nothing', () => {
  expect(aheadOf(detail('unconfirmed'))).toEqual({ states: ['confirmed'], until: null });
  expect(aheadOf(detail('unconfirmed', { effect: null })).states).toEqual([]);
  expect(aheadOf(detail('unknown', { effect: { ...effect, becomes: null } })).states).toEqual([]);
  expect(aheadOf(detail('contradicted')).states).toEqual(['confirmed']);
  expect(aheadOf(detail('confirmed')).states).toEqual([]);
});
