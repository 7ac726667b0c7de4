import type { ConnectionEnd } from './connection-end';
import type { MqttLimits } from './mqtt-settings';

const words = 'another client uses this client id';

/**
 * Watches for two clients that throw each other out for having the same client id. A broker of MQTT 5 says so
 * (DISCONNECT 0x8E); others only close, soon after each connect. The judge returns words when it is so, else null.
 * Connections broken by the network say nothing either way.
 */
export function watchTakeover(limits: MqttLimits): (end: ConnectionEnd) => string | null {
  let suspicions = 0;
  return (end) => {
    if (end.isTakenOver) return `${words}: the broker gave it the session`;
    if (end.acceptedMs !== null && end.acceptedMs >= limits.contestedWithinMs) suspicions = 0;
    else if (end.acceptedMs !== null && end.isPlainClose) suspicions++;
    if (suspicions < limits.contestedCloses) return null;
    suspicions = 0;
    return `${words}, most likely: the broker accepts it and closes within seconds, again and again`;
  };
}
