import { foxtrackrVoice, trackerOf } from '../voices/foxtrackr';
import type { Line, LineSettings } from './line';
import { openLoginLine } from './login-line';

const customer = 'id-demo-01';
const tester = 'id-demo-02';
/** Of so many trackers one is not mapped to its vehicle yet: something to do on the page of devices. */
const unmappedEvery = 9;

/** Opens the line of the trackers that some vehicles carry besides what they say themselves. */
export function openFoxtrackrLine(settings: LineSettings): Promise<Line> {
  const mapped = settings.vehicles.filter((_, place) => place % unmappedEvery !== unmappedEvery - 1);
  return openLoginLine(
    {
      name: 'foxtrackr',
      customer,
      tester,
      topic: 'foxtrackr',
      filter: 'foxtrackr/#',
      isClean: false,
      voice: foxtrackrVoice,
      devices: mapped.map((vehicle) => ({ device: trackerOf(vehicle), vin: vehicle.vin })),
      entryOf: ({ url, ca, username, passwordFile }) => ({
        kind: 'foxtrackr',
        url,
        ca,
        clientId: customer,
        testClientId: tester,
        username,
        password: { file: passwordFile },
        mqtt: '3.1.1',
      }),
    },
    settings,
  );
}
