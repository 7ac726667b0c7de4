import type { MqttClient } from 'mqtt';

/**
 * MQTT.js reads PINGRESP behind the messages that came before it. While those wait for the database, its keepalive would
 * take the broker for dead and drop the connection, again and again. So a connection that was alive in its own way is
 * pinged once more instead; the broker, which counts our PINGREQ (MQTT 5 §3.1.2.10), goes on hearing from us in time.
 */
export function keepHeldConnection(client: MqttClient, wasAlive: (ms: number) => boolean): void {
  const giveUp = client.onKeepaliveTimeout.bind(client);
  client.onKeepaliveTimeout = () => {
    if (!wasAlive((client.options.keepalive ?? 0) * 1_500)) {
      giveUp();
      return;
    }
    client.sendPing();
    client.reschedulePing(true);
  };
}
