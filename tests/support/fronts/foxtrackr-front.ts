import { randomBytes } from 'node:crypto';
import { startMosquitto } from '../mosquitto';
import { leaveSession, openPublisher, publishAll } from '../publisher';
import { besiegedVehicles, type Front, vinOf } from './front';

const filter = 'foxtrackr/#';
const deviceOf = (index: number): string => `F${index % besiegedVehicles}`;

/**
 * FoxTrackr over mosquitto, subscribed at the QoS given. A type nobody has described, so that its number becomes one
 * reading; each message comes on its device's topic and again on its group's.
 */
export async function openFoxtrackrFront(qos: 1 | 2): Promise<Front> {
  const mosquitto = await startMosquitto();
  const publisher = await openPublisher(mosquitto.url);
  const clientId = `id-siege-${randomBytes(3).toString('hex')}`;
  const begin = Date.now() - 1_000_000;
  return {
    entry: (port = mosquitto.port) => ({
      ...{ id: 'siege', kind: 'foxtrackr', url: `mqtt://127.0.0.1:${port}`, clientId, topic: filter, qos },
      ...{ username: 'somebody', password: { env: 'SIEGE_PASSWORD' } },
    }),
    devices: Array.from({ length: besiegedVehicles }, (_, index) => `siege,${deviceOf(index)},${vinOf(index)}`),
    environment: { SIEGE_PASSWORD: 'nobody asks' },
    signal: 'foxtrackr.count.sequence',
    port: mosquitto.port,
    prepare: () => leaveSession(mosquitto.url, clientId, filter, 4, qos),
    publish: (first, count, rate) =>
      publishAll(
        publisher,
        count * 2,
        (place) => {
          const number = first + (place >> 1);
          const device = deviceOf(number);
          const about = { messageType: 77, deviceId: device, version: 3, timeMs: begin + number };
          const segment = place % 2 === 0 ? device : 'a_group';
          return {
            topic: `foxtrackr/${segment}/V3.0/count`,
            payload: JSON.stringify({ ...about, count: { sequence: number } }),
          };
        },
        rate * 2,
        qos,
      ),
    stop: async () => {
      await publisher.endAsync(true);
      await mosquitto.stop();
    },
  };
}
