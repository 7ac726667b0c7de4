// A server as far as commands go, to be killed: it sends commands as fast as it is told to, and prints the id of each once it
// is kept. Arguments: the database, the broker, how many a second.
import { setTimeout as delay } from 'node:timers/promises';
import { ada, besiegedVehicles, openCommandServer, vinOf } from './command-stage';

const [, , databaseUrl = '', brokerUrl = '', rate = '0'] = process.argv;
const perSecond = Number(rate);
const sorts = ['message', 'message-again', 'ping'] as const;
const limits = { recoverAfterMs: 1_000, judgeAllLateEveryMs: 5_000 };

const server = await openCommandServer(databaseUrl, brokerUrl, { limits, devices: besiegedVehicles });
let isEnding = false;
process.on('SIGTERM', () => {
  isEnding = true;
});

const startedAt = Date.now();
for (let count = 0; !isEnding; count++) {
  const dueAt = perSecond === 0 ? Date.now() + 50 : startedAt + (count * 1_000) / perSecond;
  if (dueAt > Date.now()) await delay(dueAt - Date.now());
  if (perSecond === 0) continue;
  const key = `${process.pid}-${startedAt}-${count}`;
  const type = sorts[count % sorts.length] ?? 'message';
  const request = {
    vin: vinOf(1 + (count % besiegedVehicles)),
    type,
    parameters: { text: key },
    whenOffline: 'wait',
  } as const;
  const answer = await server.commands.send(request, key, ada);
  if (!('id' in answer)) throw new Error(`expected a command, got ${JSON.stringify(answer)}`);
  process.stdout.write(`${answer.id}\n`);
}
await server.stop();
process.exit(0);
