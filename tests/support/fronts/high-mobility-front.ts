import { randomBytes } from 'node:crypto';
import { startMosquitto } from '../mosquitto';
import { leaveSession, odometerMessage, openPublisher, publishAll } from '../publisher';
import { type Front, vinOf } from './front';

const filter = 'live/level13/siege/#';

/** High Mobility's MQTT V1 over mosquitto. Every second message carries no time of its own. */
export async function openHighMobilityFront(): Promise<Front> {
  const mosquitto = await startMosquitto();
  const publisher = await openPublisher(mosquitto.url);
  const clientId = `siege-${randomBytes(4).toString('hex')}`;
  const begin = Date.now();
  return {
    entry: (port = mosquitto.port) => ({
      ...{ id: 'siege', kind: 'high-mobility', url: `mqtt://127.0.0.1:${port}`, clientId, topic: filter },
    }),
    devices: [],
    environment: {},
    signal: 'odometer',
    port: mosquitto.port,
    prepare: () => leaveSession(mosquitto.url, clientId, filter),
    publish: (first, count, rate) =>
      publishAll(
        publisher,
        count,
        (index) => {
          const number = first + index;
          const vin = vinOf(number);
          const payload = odometerMessage(vin, number, `M${number}`, number % 2 === 0 ? begin + number : undefined);
          return { topic: `live/level13/siege/${vin}/diagnostics/get/odometer`, payload };
        },
        rate,
      ),
    stop: async () => {
      await publisher.endAsync(true);
      await mosquitto.stop();
    },
  };
}
