import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { startDrogueBroker } from '../drogue-broker';
import { besiegedVehicles, type Front, vinOf } from './front';

const application = 'siege-app';
const deviceOf = (index: number): string => `box-${index % besiegedVehicles}`;

/** Drogue IoT with eight connections in one share group. */
export async function openDrogueFront(): Promise<Front> {
  const login = { username: 'somebody', password: 'drg_siege' };
  const broker = await startDrogueBroker({ application, login });
  const begin = Date.now() - 1_000_000;
  const publishOne = (number: number) => {
    const device = deviceOf(number);
    broker.publish(device, {
      ...{ specversion: '1.0', id: randomUUID(), type: 'io.drogue.event.v1', subject: 'state' },
      ...{ source: `drogue://${application}/${device}`, application, device, datacontenttype: 'application/json' },
      time: new Date(begin + number).toISOString(),
      data: { odometer: number },
    });
  };
  return {
    entry: (port = broker.port) => ({
      ...{ id: 'siege', kind: 'drogue', url: `mqtt://127.0.0.1:${port}`, application, clientId: 'siege' },
      ...{ group: 'motorcade', connections: 8 },
      credentials: { username: login.username, apiKey: { env: 'SIEGE_PASSWORD' } },
    }),
    devices: Array.from({ length: besiegedVehicles }, (_, index) => `siege,${deviceOf(index)},${vinOf(index)}`),
    environment: { SIEGE_PASSWORD: login.password },
    signal: 'odometer',
    port: broker.port,
    prepare: async () => undefined,
    publish: async (first, count, rate) => {
      const startedAt = Date.now();
      for (let index = 0; index < count; index++) {
        const dueAt = startedAt + (index / rate) * 1_000;
        if (dueAt > Date.now()) await delay(dueAt - Date.now());
        publishOne(first + index);
      }
    },
    stop: broker.stop,
  };
}
