import { describe } from 'vitest';
import { standsSieges } from '../support/besieged';
import { openDrogueFront } from '../support/fronts/drogue-front';

describe('Drogue IoT, a server besieged while 10,000 events come', () => {
  standsSieges(openDrogueFront, 10_000, 700);
});
