import { standsSieges } from '../support/besieged';
import { openHighMobilityFront } from '../support/fronts/high-mobility-front';
import { needs } from '../support/need';

needs('mosquitto')('High Mobility, a server besieged while 20,000 messages come', () => {
  standsSieges(openHighMobilityFront, 20_000, 1_500);
});
