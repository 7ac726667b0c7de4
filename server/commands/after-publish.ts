import type { Changes, Move } from '../store/command-move';
import type { StoredCommand } from '../store/command-row';
import type { PublishAnswer } from '../transports/mqtt/publish-answer';
import { cleanText } from '../upstreams/clean-text';
import type { CommandLimits } from './command-limits';

/** A command that was taken to be published; `attempts` counts this one. */
export type TakenToPublish = Pick<
  StoredCommand,
  'id' | 'attempts' | 'mayRepeat' | 'upstream' | 'effect' | 'dispatchedAt'
>;

/** Back in the queue as it was before it was taken: surely nothing was handed over. */
export function putBack({ id, attempts, dispatchedAt }: TakenToPublish, at: number): Move {
  const changes = { attempts: attempts - 1, ...(attempts === 1 ? { publishedAt: null, decidedBy: null } : {}) };
  const known = { id, from: ['dispatching'], attempts, takenAt: dispatchedAt, at } as const;
  return { ...known, to: 'queued', words: 'not handed over: it waits on', changes };
}

/** What is known when nobody tells whether the broker has it: what may be repeated is, and all else is unknown. */
export function withoutAnswer(command: TakenToPublish, at: number, why: string, limits: CommandLimits): Move {
  const { id, attempts, mayRepeat } = command;
  const known = { id, from: ['dispatching'], attempts, at } as const;
  if (!mayRepeat) return { ...known, to: 'unknown', words: `it may have been sent: ${why}. It is not sent again` };
  if (attempts >= limits.attempts)
    return { ...known, to: 'unknown', words: `it may have been sent: ${why}, ${attempts} times` };
  return { ...known, to: 'queued', words: `${why}: it is sent again, which does no harm` };
}

/** A packet that was handed to the broker, and when, epoch milliseconds. */
export type HandedOver = { packetId: number; handedAt: number };

/** What the broker's answer makes of a command. That it took it says nothing about the vehicle. */
export function afterAnswer(
  command: TakenToPublish,
  { packetId, handedAt }: HandedOver,
  answer: PublishAnswer,
  at: number,
  limits: CommandLimits,
): Move {
  const { id, attempts, upstream, effect } = command;
  const handed: Changes = {
    packetId,
    // Noting that it is about to be sent took its time, in which the vehicle may have told something.
    ...(attempts === 1 ? { publishedAt: handedAt } : {}),
    decidedBy: effect === null ? null : handedAt + effect.withinMs,
  };
  // The broker's own words may be any.
  const reasonWords = answer.words === null ? null : cleanText(answer.words);
  if (answer.outcome === 'unanswered')
    return { ...withoutAnswer(command, at, cleanText(answer.words), limits), changes: handed };
  const { reasonCode } = answer;
  const known = { id, from: ['dispatching'], attempts, at, changes: { ...handed, reasonCode, reasonWords } } as const;
  if (answer.outcome === 'accepted') {
    const beside = reasonWords === null ? '' : `: ${reasonWords}`;
    return { ...known, to: 'accepted', words: `the broker of ${upstream} took it${beside}` };
  }
  const words = `the broker of ${upstream} refused it: ${reasonWords}`;
  if (attempts === 1) return { ...known, to: 'failed', words };
  return { ...known, to: 'unknown', words: `${words}; an earlier attempt may have reached the vehicle` };
}
