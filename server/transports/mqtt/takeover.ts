import type { ConnectionEnd } from './connection-end';
import type { MqttLimits } from './mqtt-settings';

export type Takeover = { words: string; waitMs: number };

const words = 'another client uses this client id';

/**
 * Watches for two clients that throw each other out for having the same client id. A broker of MQTT 5 says so
 * (DISCONNECT 0x8E), and that is certain. Others only close, soon after each connect; the wait then begins short and
 * doubles, because a failing network can look alike. Resets, and a broker that is not there, speak against it.
 */
export function watchTakeover(limits: MqttLimits): (end: ConnectionEnd) => Takeover | null {
  const { baseMs, capMs } = limits.blocked;
  let suspicions = 0;
  return (end) => {
    if (end.isTakenOver) return { words: `${words}: the broker gave it the session`, waitMs: capMs };
    if (end.acceptedMs === null || end.acceptedMs >= limits.contestedWithinMs) suspicions = 0;
    else if (end.isPlainClose) suspicions++;
    if (!end.isPlainClose || suspicions < limits.contestedCloses) return null;
    const waitMs = Math.min(capMs, baseMs * 2 ** (suspicions - limits.contestedCloses));
    return { words: `${words}, most likely: the broker accepts it and closes within seconds, again and again`, waitMs };
  };
}
