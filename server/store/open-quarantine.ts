/**
 * The messages that wait for somebody to decide, as `q` with their upstream as `u`: neither decoded nor discarded since,
 * and not of a device that people said to leave alone.
 */
export const openQuarantine = `quarantine q JOIN upstream u ON u.id = q.upstream_id
  WHERE q.state = 'open' AND NOT EXISTS (
    SELECT FROM device d WHERE d.upstream_id = q.upstream_id AND d.device = q.device AND d.is_ignored
  )`;

/** Narrows `openQuarantine` to one group; its values are upstream, verdict's code, reason and fingerprint, in that order. */
export const ofGroup = 'AND u.key = $1 AND q.verdict = $2 AND q.reason = $3 AND q.fingerprint = $4';
