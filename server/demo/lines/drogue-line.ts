import { boxOf, drogueApplication, drogueVoice } from '../voices/drogue';
import type { Line, LineSettings } from './line';
import { openLoginLine } from './login-line';

const customer = 'motorcade-demo';

/** Opens the line of the vehicles that are heard of only through a box behind Drogue IoT. */
export function openDrogueLine(settings: LineSettings): Promise<Line> {
  return openLoginLine(
    {
      name: 'drogue',
      customer,
      tester: `${customer}-test`,
      topic: `app/${drogueApplication}`,
      filter: `app/${drogueApplication}`,
      isClean: true,
      voice: drogueVoice,
      devices: settings.vehicles.map((vehicle) => ({ device: boxOf(vehicle), vin: vehicle.vin })),
      entryOf: ({ url, ca, username, passwordFile }) => ({
        kind: 'drogue',
        url,
        ca,
        application: drogueApplication,
        clientId: customer,
        credentials: { username, apiKey: { file: passwordFile } },
        mqtt: '3.1.1',
        // These boxes take none.
        commands: false,
      }),
    },
    settings,
  );
}
