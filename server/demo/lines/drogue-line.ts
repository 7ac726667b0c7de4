import type { WindowOf } from '../obedience/order';
import { drogueVoice } from '../voices/drogue';
import { boxOf, drogueApplication } from '../voices/drogue-event';
import { drogueCommands } from './drogue-commands';
import type { Line, LineSettings } from './line';
import { openLoginLine } from './login-line';

const customer = 'motorcade-demo';

/**
 * Opens the line of the vehicles that are heard of only through a box behind Drogue IoT, which takes commands.
 * @param windowOf how long people wait for what a command does
 */
export function openDrogueLine(settings: LineSettings, windowOf: WindowOf): Promise<Line> {
  return openLoginLine(
    {
      name: 'drogue',
      customer,
      tester: `${customer}-test`,
      topic: `app/${drogueApplication}`,
      filter: `app/${drogueApplication}`,
      isClean: true,
      voice: drogueVoice(windowOf),
      // What Motorcade adds to its client id for commands.
      commands: drogueCommands(`${customer}-commands`, settings.vehicles),
      devices: settings.vehicles.map((vehicle) => ({ device: boxOf(vehicle), vin: vehicle.vin })),
      entryOf: ({ url, ca, username, passwordFile }) => ({
        kind: 'drogue',
        url,
        ca,
        application: drogueApplication,
        clientId: customer,
        credentials: { username, apiKey: { file: passwordFile } },
        mqtt: '3.1.1',
      }),
    },
    settings,
  );
}
