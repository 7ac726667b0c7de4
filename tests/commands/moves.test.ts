import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAnswer, putBack, withoutAnswer } from '../../server/commands/after-publish';
import { commandLimits } from '../../server/commands/command-limits';
import { decideDispatch, giveUp } from '../../server/commands/decide-dispatch';
import { isFinal, statesBefore } from '../../server/contract/command-life';
import type { Move } from '../../server/store/command-move';
import type { StoredCommand } from '../../server/store/command-row';

const now = Date.UTC(2026, 10, 21, 12);

const queued: StoredCommand = {
  ...{ id: '019aa000-0000-7000-8000-000000000001', vehicleId: 1, vin: 'VIN1', vehicle: null, type: 'lock' },
  ...{ label: 'Lock', risk: 'normal', parameters: {}, topic: 'command/fleet/box-1/lock', payload: '{}' },
  ...{ upstream: 'drogue', device: 'box-1', mayRepeat: false, whenOffline: 'fail', needsApproval: false },
  ...{ preconditions: [], effect: null, reason: null, requestedById: 'ada', requestedBy: 'Ada', approvedBy: null },
  ...{ bulk: null, state: 'queued', words: '', change: 1, createdAt: now, changedAt: now, expiresAt: now + 60_000 },
  ...{ publishedAt: null, decidedBy: null, attempts: 0, packetId: null, reasonCode: null, reasonWords: null },
  ...{ decidedByReading: null, before: null },
};

/** A command as the database would have it, and how often a broker was handed it. */
type World = { command: StoredCommand; handed: number };

const vehicle = { newest: new Map(), lastHeardAt: now };
const facts = { vehicle, deviceVin: 'VIN1', carrierProblem: null, now, dispatcher: 7 };

/** Does what the store does: a move is made where it may be, and is nothing elsewhere. */
function apply({ command, handed }: World, move: Move): World {
  const from = move.from ?? statesBefore(move.to);
  if (!from.includes(command.state) || (move.attempts ?? command.attempts) !== command.attempts)
    return { command, handed };
  const { attempts = command.attempts, publishedAt = command.publishedAt } = move.changes ?? {};
  return { command: { ...command, state: move.to, attempts, publishedAt }, handed };
}

const answers = [
  { outcome: 'accepted', reasonCode: 0, words: null },
  { outcome: 'refused', reasonCode: 0x87, words: 'not authorised' },
  { outcome: 'unanswered', words: 'the connection ended' },
] as const;

/** What may happen to a command, at any moment. */
const events = {
  take: (world: World) => apply(world, decideDispatch(world.command, facts, commandLimits)),
  'take from a vehicle that is silent': (world: World) =>
    apply(world, decideDispatch(world.command, { ...facts, vehicle: undefined }, commandLimits)),
  'hand over, and an answer comes': (world: World, choice: number) => {
    if (world.command.state !== 'dispatching') return world;
    const answer = answers[choice % answers.length] ?? answers[0];
    return apply({ ...world, handed: world.handed + 1 }, afterAnswer(world.command, 1, answer, now, commandLimits));
  },
  'find no connection': (world: World) => apply(world, putBack(world.command, now)),
  'die before handing it over': (world: World) =>
    apply(world, withoutAnswer(world.command, now, 'died', commandLimits)),
  'die after handing it over': (world: World) => {
    if (world.command.state !== 'dispatching') return world;
    return apply({ ...world, handed: world.handed + 1 }, withoutAnswer(world.command, now, 'died', commandLimits));
  },
  expire: (world: World) => apply(world, giveUp(world.command, 'expired', now, 'too late')),
  cancel: (world: World) => apply(world, giveUp(world.command, 'cancelled', now, 'called off')),
};
const happenings = fc.array(fc.tuple(fc.constantFrom(...Object.values(events)), fc.nat(10)), { maxLength: 40 });

describe('whatever happens to a command', () => {
  it('it is handed over at most once unless it may be repeated, and never without end', () => {
    fc.assert(
      fc.property(fc.boolean(), happenings, (mayRepeat, happened) => {
        const begin: World = { command: { ...queued, mayRepeat }, handed: 0 };
        const { handed } = happened.reduce((world, [event, choice]) => event(world, choice), begin);
        expect(handed).toBeLessThanOrEqual(mayRepeat ? commandLimits.attempts : 1);
      }),
    );
  });

  it('it is called expired, cancelled or failed only where no vehicle can have it', () => {
    fc.assert(
      fc.property(fc.boolean(), happenings, (mayRepeat, happened) => {
        let world: World = { command: { ...queued, mayRepeat }, handed: 0 };
        for (const [event, choice] of happened) {
          const before = world;
          world = event(world, choice);
          const { state } = world.command;
          if (isFinal(before.command.state)) expect(world).toEqual(before);
          if (state === 'expired' || state === 'cancelled') expect(world.handed).toBe(0);
          // Refused by the broker, or never handed over.
          if (state === 'failed') expect(world.handed).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
