import { standsSieges } from '../support/besieged';
import { openFoxtrackrFront } from '../support/fronts/foxtrackr-front';
import { needs } from '../support/need';

needs('mosquitto')('FoxTrackr at QoS 2, a server besieged while 10,000 messages come twice each', () => {
  standsSieges(() => openFoxtrackrFront(2), 10_000, 700);
});
