import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAnswer, putBack, withoutAnswer } from '../../server/commands/after-publish';
import { commandLimits } from '../../server/commands/command-limits';
import { decideDispatch, giveUp } from '../../server/commands/decide-dispatch';
import { isFinal, statesBefore } from '../../server/contract/command-life';
import type { Move } from '../../server/store/command-move';
import type { StoredCommand } from '../../server/store/command-row';
import { queued } from './queued-command';

const now = queued.createdAt;

/** A command as the database would have it, how often a broker was handed it, and how it was last put back. */
type World = {
  command: StoredCommand;
  handed: number;
  /** The taking that it was last handed over for. */
  handedFor: number | null;
  back: Move | null;
  now: number;
};
const begin = (mayRepeat: boolean): World => ({
  command: { ...queued, mayRepeat },
  ...{ handed: 0, handedFor: null, back: null, now },
});

const vehicle = { newest: new Map(), lastHeardAt: now };
const facts = { vehicle, deviceVin: 'VIN1', carrierProblem: null, stoppedBy: undefined, dispatcher: 7 };

/** Does what the store does: a move is made where it may be, and is nothing elsewhere. */
function apply(world: World, move: Move): World {
  const { command } = world;
  const from = move.from ?? statesBefore(move.to);
  if (!from.includes(command.state) || (move.attempts ?? command.attempts) !== command.attempts) return world;
  if ((move.takenAt ?? command.dispatchedAt) !== command.dispatchedAt) return world;
  const { attempts, publishedAt, dispatchedAt } = { ...command, ...move.changes };
  return { ...world, command: { ...command, state: move.to, attempts, publishedAt, dispatchedAt } };
}

const over = { packetId: 1, handedAt: now };
const answers = [
  { outcome: 'accepted', reasonCode: 0, words: null },
  { outcome: 'refused', reasonCode: 0x87, words: 'not authorised' },
  { outcome: 'unanswered', words: 'the connection ended' },
] as const;

/** Taken, and not handed over yet. */
const isInHand = ({ command, handedFor }: World): boolean =>
  command.state === 'dispatching' && handedFor !== command.dispatchedAt;
const handOver = (world: World): World =>
  isInHand(world) ? { ...world, handed: world.handed + 1, handedFor: world.command.dispatchedAt } : world;

/** What may happen to a command, at any moment. */
const events = {
  take: (world: World) => {
    // Never twice in a millisecond: the database is asked in between.
    const later = { ...world, now: world.now + 1 };
    return apply(later, decideDispatch(later.command, { ...facts, now: later.now }, commandLimits));
  },
  'take from a vehicle that is silent': (world: World) =>
    apply(world, decideDispatch(world.command, { ...facts, now: world.now, vehicle: undefined }, commandLimits)),
  'hand over': handOver,
  'hand over, and an answer comes': (world: World, choice: number) => {
    const answer = answers[choice % answers.length] ?? answers[0];
    return apply(handOver(world), afterAnswer(world.command, over, answer, now, commandLimits));
  },
  'find no connection': (world: World) => {
    if (!isInHand(world)) return world;
    const back = putBack(world.command, now);
    return { ...apply(world, back), back };
  },
  'put it back once more, for it seemed not to be noted': (world: World) =>
    world.back === null ? world : apply(world, world.back),
  'die before handing it over': (world: World) =>
    apply(world, withoutAnswer(world.command, now, 'died', commandLimits)),
  'die after handing it over': (world: World) =>
    apply(handOver(world), withoutAnswer(world.command, now, 'died', commandLimits)),
  expire: (world: World) => apply(world, giveUp(world.command, 'expired', now, 'too late')),
  cancel: (world: World) => apply(world, giveUp(world.command, 'cancelled', now, 'called off')),
};
const happenings = fc.array(fc.tuple(fc.constantFrom(...Object.values(events)), fc.nat(10)), { maxLength: 40 });

describe('whatever happens to a command', () => {
  it('it is handed over at most once unless it may be repeated, and never without end', () => {
    fc.assert(
      fc.property(fc.boolean(), happenings, (mayRepeat, happened) => {
        const { handed } = happened.reduce((world, [event, choice]) => event(world, choice), begin(mayRepeat));
        expect(handed).toBeLessThanOrEqual(mayRepeat ? commandLimits.attempts : 1);
      }),
    );
  });

  it('it is not put back for an earlier taking when it was taken anew, and handed over', () => {
    const course = ['take', 'find no connection', 'take', 'hand over'] as const;
    const world = course.reduce((before, event) => events[event](before), begin(false));
    const late = events['put it back once more, for it seemed not to be noted'](world);
    expect(late.command).toEqual(world.command);
    expect(world.handed).toBe(1);
  });

  it('it is not given up by what was known before somebody took it', () => {
    const course = ['take', 'hand over', 'die after handing it over'] as const;
    const again = course.reduce((before, event) => events[event](before), begin(true));
    expect(again.command).toMatchObject({ state: 'queued', attempts: 1 });
    const late = giveUp(again.command, 'expired', now, 'too late');
    const taken = events.take(again);
    expect(taken.command.state).toBe('dispatching');
    expect(apply(taken, late).command).toEqual(taken.command);
  });

  it('it is called expired, cancelled or failed only where no vehicle can have it', () => {
    fc.assert(
      fc.property(fc.boolean(), happenings, (mayRepeat, happened) => {
        let world = begin(mayRepeat);
        for (const [event, choice] of happened) {
          const before = world;
          world = event(world, choice);
          const { state } = world.command;
          if (isFinal(before.command.state)) expect(world.command).toEqual(before.command);
          if (state === 'expired' || state === 'cancelled') expect(world.handed).toBe(0);
          // Refused by the broker, or never handed over.
          if (state === 'failed') expect(world.handed).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
