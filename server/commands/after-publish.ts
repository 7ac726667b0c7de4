import type { Move } from '../store/command-move';
import type { StoredCommand } from '../store/command-row';
import type { PublishAnswer } from '../transports/mqtt/publish-answer';
import type { CommandLimits } from './command-limits';

/** A command that was taken to be published; `attempts` counts this one. */
export type TakenToPublish = Pick<StoredCommand, 'id' | 'attempts' | 'mayRepeat' | 'upstream'>;

/** Back in the queue as it was before it was taken: surely nothing was handed over. */
export function putBack({ id, attempts }: TakenToPublish, at: number): Move {
  const changes = { attempts: attempts - 1, ...(attempts === 1 ? { publishedAt: null, decidedBy: null } : {}) };
  return { id, to: 'queued', from: ['dispatching'], attempts, at, words: 'not handed over: it waits on', changes };
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

/** What the broker's answer makes of a command. That it took it says nothing about the vehicle. */
export function afterAnswer(
  command: TakenToPublish,
  packetId: number,
  answer: PublishAnswer,
  at: number,
  limits: CommandLimits,
): Move {
  if (answer.outcome === 'unanswered') {
    const move = withoutAnswer(command, at, answer.words, limits);
    return { ...move, changes: { packetId } };
  }
  const { id, attempts, upstream } = command;
  const { reasonCode, words: reasonWords } = answer;
  const known = { id, from: ['dispatching'], attempts, at, changes: { packetId, reasonCode, reasonWords } } as const;
  if (answer.outcome === 'accepted') {
    const beside = reasonWords === null ? '' : `: ${reasonWords}`;
    return { ...known, to: 'accepted', words: `the broker of ${upstream} took it${beside}` };
  }
  const words = `the broker of ${upstream} refused it: ${answer.words}`;
  if (attempts === 1) return { ...known, to: 'failed', words };
  return { ...known, to: 'unknown', words: `${words}; an earlier attempt may have reached the vehicle` };
}
