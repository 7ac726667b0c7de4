/** What happened at the live sockets since the start, for the metrics. */
export type LiveCounts = {
  /** Handshakes turned away: from a foreign origin, without a session, while nobody could be asked. */
  foreignOrigins: number;
  signedOut: number;
  unavailable: number;
  /** Things said by browsers that were not done. */
  unknownEvents: number;
  malformedEvents: number;
  forbiddenEvents: number;
  tooManyEvents: number;
  failedEvents: number;
  /** Sockets ended by us. */
  revoked: number;
  stalled: number;
  abusive: number;
};

export const noCounts = (): LiveCounts => ({
  foreignOrigins: 0,
  signedOut: 0,
  unavailable: 0,
  unknownEvents: 0,
  malformedEvents: 0,
  forbiddenEvents: 0,
  tooManyEvents: 0,
  failedEvents: 0,
  revoked: 0,
  stalled: 0,
  abusive: 0,
});
