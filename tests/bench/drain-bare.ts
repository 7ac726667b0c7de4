// The baseline of P1: MQTT.js draining a session, each payload parsed, nothing kept.
import { connect } from 'mqtt';
import { startTally } from './tally';

const tally = startTally(Number(process.env.MESSAGES));
const protocolVersion = process.env.PROTOCOL_VERSION === '4' ? 4 : 5;
const client = connect(process.env.BROKER_URL ?? '', {
  clientId: process.env.CLIENT_ID,
  protocolVersion,
  clean: false,
  reconnectPeriod: 0,
  properties: protocolVersion === 5 ? { sessionExpiryInterval: 3_600 } : undefined,
});
tally.begin();
let objects = 0;
client.on('message', (_topic, payload) => {
  if (typeof JSON.parse(payload.toString()) === 'object') objects++;
  tally.add(1);
});
console.log(`took ${await tally.tookS} s for ${objects} messages`);
client.end();
