import { seconds } from '../contract/duration';
import type { Attendee } from './attendee';

/** No more often than this, one browser is asked when it has what changed. */
const askEveryMs = seconds(1);

type SampleParts = {
  attendees: ReadonlySet<Attendee>;
  /** Told how long it took from a commit until a browser had it and had said so, in milliseconds. */
  onDelivered: (milliseconds: number) => void;
};

/**
 * Measures how long changes take from their commit to a browser. Each time another is asked, by chance: one that is slow
 * is asked as often as the rest, and answers when it has caught up.
 */
export function createDeliverySamples({ attendees, onDelivered }: SampleParts) {
  let askAt = 0;
  /** When the oldest change was committed that waits for the next round; undefined while none does. */
  let changedAt: number | undefined;

  return {
    /** Something was committed. */
    noteChange: (): void => {
      changedAt ??= performance.now();
    },
    /** A round begins that brings everybody up to `revision`: chooses whom to ask. */
    choose: (revision: number): void => {
      const since = changedAt;
      changedAt = undefined;
      if (since === undefined || performance.now() < askAt) return;
      let place = Math.floor(Math.random() * attendees.size);
      for (const attendee of attendees) {
        if (place-- > 0) continue;
        if (attendee.fleet === null || attendee.asked !== null) return;
        attendee.asked = { revision, since, isSent: false };
        askAt = performance.now() + askEveryMs;
        return;
      }
    },
    /** What to send along with a piece of the fleet that ends at `revision`: the question, if it answers one. */
    questionFor: (attendee: Attendee, revision: number): (() => void) | null => {
      const { asked } = attendee;
      if (asked === null || asked.isSent || revision < asked.revision) return null;
      asked.isSent = true;
      return () => {
        if (attendee.asked !== asked) return;
        attendee.asked = null;
        onDelivered(performance.now() - asked.since);
      };
    },
  };
}
