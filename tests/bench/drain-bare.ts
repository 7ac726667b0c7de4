// The baseline of P1: MQTT.js draining a session, each payload parsed, nothing kept.
import { connect } from 'mqtt';

const wanted = Number(process.env.MESSAGES);
const protocolVersion = process.env.PROTOCOL_VERSION === '4' ? 4 : 5;
const client = connect(process.env.BROKER_URL ?? '', {
  clientId: process.env.CLIENT_ID,
  protocolVersion,
  clean: false,
  reconnectPeriod: 0,
  properties: protocolVersion === 5 ? { sessionExpiryInterval: 3_600 } : undefined,
});
const startedAt = performance.now();
let received = 0;
let vehicles = 0;
client.on('message', (_topic, payload) => {
  if (typeof JSON.parse(payload.toString()).vin === 'string') vehicles++;
  if (++received < wanted) return;
  // The last acknowledgement leaves after this call has returned.
  setImmediate(() => {
    console.log(`took ${(performance.now() - startedAt) / 1_000} s for ${vehicles} messages`);
    client.end();
  });
});
