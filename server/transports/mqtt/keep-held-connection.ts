import type { MqttClient } from 'mqtt';
import type { Gate } from './gate';

/**
 * MQTT.js reads PINGRESP behind the messages that came before it. While those wait for the database, its keepalive would
 * take the broker for dead and drop the connection, again and again. So a connection that is held, or that brought
 * anything since the last PINGREQ, gets another PINGREQ instead; the broker, which counts those (MQTT 5 §3.1.2.10), goes
 * on hearing from us in time.
 */
export function keepHeldConnection(client: MqttClient, gate: Gate): void {
  const giveUp = client.onKeepaliveTimeout.bind(client);
  const sendPing = client.sendPing.bind(client);
  let activityAtPing = 0;
  client.sendPing = () => {
    activityAtPing = gate.activity();
    sendPing();
  };
  client.onKeepaliveTimeout = () => {
    if (!gate.isHeld() && gate.activity() === activityAtPing) {
      giveUp();
      return;
    }
    client.sendPing();
    client.reschedulePing(true);
  };
}
