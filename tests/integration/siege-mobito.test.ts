import { standsSieges } from '../support/besieged';
import { openMobitoFront } from '../support/fronts/mobito-front';
import { needs } from '../support/need';

needs('java', 'mvn')('MOBITO over Apache Kafka, a server besieged while 10,000 records come', () => {
  standsSieges(openMobitoFront, 10_000, 700);
});
