/** A point on the WGS 84 ellipsoid, in degrees. */
export type Position = { latitude: number; longitude: number };

/** One entry of a list signal: a trouble code, a warning lamp, a check control message… */
export type ListItem = string | number | Readonly<Record<string, string | number | boolean | null>>;

/**
 * What a signal can hold, by its kind: `number` and `time` (epoch milliseconds) are numbers,
 * `text` a string, `flag` a boolean, `position` a Position, `list` an array.
 */
export type Value = number | string | boolean | Position | readonly ListItem[];

/** Where an event time was found, in order of precedence. */
export const timeSources = ['property', 'envelope', 'record', 'received'] as const;
export type TimeSource = (typeof timeSources)[number];

/** Points at one stored message: the batch that committed it and its place therein, `"<batch>.<index>"`. */
export type MessageReference = string;

/** One value of one signal of one vehicle: the only currency between database, server and browser. */
export type Reading = {
  signal: string;
  value: Value;
  /** Event time: when the vehicle measured it, epoch milliseconds. */
  at: number;
  timeSource: TimeSource;
  /** When Motorcade received it, epoch milliseconds. */
  receivedAt: number;
  /** The time the vehicle claimed, where that lay too far ahead to be believed; `at` is the receive time then. */
  claimedAt?: number;
  /** The upstream's id. */
  upstream: string;
  message: MessageReference;
};

/** Why a signal has no (newer) value, in the upstream's own words. */
export type Absence = {
  signal: string;
  /** `privacy_mode_active`, `rate_limit`, `unauthorised`…; unknown reasons are kept as sent. */
  reason: string;
  description: string;
  at: number;
  upstream: string;
  message: MessageReference;
};

/** How often an upstream says a signal may come (High Mobility Auto API, `availability`). */
export type Availability = {
  signal: string;
  /** `trip_high`, `trip`, `trip_start_end`, `trip_end`, `on_change`, `not_available`, `unknown`… */
  updateRate: string;
  /** Greatest rate in hertz, where one is told. */
  rateLimitHertz: number | null;
  /** `app` or `vehicle`. */
  appliesPer: string | null;
  upstream: string;
};
