import type { Logger } from 'pino';
import type { Refused } from '../contract/live';
import { allows } from '../contract/roles';
import { describeError } from '../log/describe-error';
import { type Attendee, cut } from './attendee';
import { type ClientEventHandlers, type ClientEventName, clientEvents, isClientEvent } from './client-events';
import type { LiveCounts } from './live-counts';

/** After so many refusals it is no mistake any more. */
const greatestRefusals = 200;

type GuardParts = { handlers: ClientEventHandlers<Attendee>; counts: LiveCounts; log: Logger };
type Complaint = 'unknownEvents' | 'malformedEvents' | 'forbiddenEvents' | 'tooManyEvents';

/** Lets through what the table of events allows, answers the rest with an error, and counts it. */
export function guardEvents(attendee: Attendee, { handlers, counts, log }: GuardParts): void {
  const refuse = (complaint: Complaint, error: string): Refused => {
    counts[complaint] += 1;
    attendee.refusals += 1;
    if (attendee.refusals === greatestRefusals) {
      counts.abusive += 1;
      cut(attendee);
    }
    return { error };
  };

  const perform = async <Name extends ClientEventName>(name: Name, payload: unknown) => {
    const event = clientEvents[name];
    if (!allows(attendee.principal.role, event.permission))
      return refuse('forbiddenEvents', `your role does not allow ${name}`);
    const checked = event.payload.safeParse(payload);
    if (!checked.success)
      return refuse('malformedEvents', `${name}: ${checked.error.issues[0]?.message ?? 'malformed'}`);
    // The schema of this very name has just spoken.
    const handle = handlers[name] as (subject: Attendee, payload: unknown) => unknown;
    return handle(attendee, checked.data);
  };

  const decide = async (name: string, payload: unknown): Promise<unknown> => {
    if (!attendee.bucket.take()) return refuse('tooManyEvents', 'too many requests: slow down');
    if (!isClientEvent(name)) return refuse('unknownEvents', 'there is no such event');
    try {
      return await perform(name, payload);
    } catch (error) {
      counts.failedEvents += 1;
      log.error({ event: name, ...describeError(error) }, 'a live event failed');
      return { error: 'the server could not do that just now; try again' };
    }
  };

  attendee.socket.onAny((name: string, ...words: unknown[]) => {
    const last = words.at(-1);
    const answer = typeof last === 'function' ? last : undefined;
    const payload = answer !== undefined && words.length === 1 ? undefined : words[0];
    // What was said before a farewell may still arrive after it.
    if (attendee.socket.connected) void decide(name, payload).then((reply) => answer?.(reply));
  });
}
