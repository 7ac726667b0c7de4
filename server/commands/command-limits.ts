import { minutes, seconds } from '../contract/duration';

/** Times and counts that hold for every command; tests shorten them. */
export const commandLimits = {
  /** How often what is due, expired or left behind is looked for when nobody says that there is something. */
  lookEveryMs: seconds(1),
  /** A vehicle heard of so lately can be expected to get a command. */
  onlineWithinMs: minutes(10),
  /** In the last second a command is no longer published: brokers count its life in whole ones (MQTT 5 §3.3.2.3.3). */
  leastLifeMs: seconds(1),
  /** A repeatable command is handed to the broker so often at most. */
  attempts: 5,
  /** Commands taken at once to be published. */
  takeCount: 100,
  /** What was checked longer ago is not published, but looked at once more. */
  handOverWithinMs: seconds(5),
  /** What a process took is left to it for so long, even when it seems to be gone. */
  recoverAfterMs: seconds(5),
  /** From a commit of readings to the verdict on what they may show. */
  judgeSoonMs: 250,
  judgeEveryMs: seconds(1),
  judgeCount: 500,
  /** What was left open is looked at so often where something came for its vehicle, and all of it at times. */
  judgeLateEveryMs: seconds(10),
  judgeAllLateEveryMs: minutes(1),
  expireCount: 500,
  /** Until what a broker answered is noted while the database is away. */
  renote: { baseMs: 100, capMs: seconds(5) },
  /** Stopping waits so long for the broker's answers to what is under way. */
  stopWithinMs: seconds(10),
};
export type CommandLimits = typeof commandLimits;
