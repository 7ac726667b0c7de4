import { standsSieges } from '../support/besieged';
import { openMobitoFront } from '../support/fronts/mobito-front';
import { needs } from '../support/need';

// Slower than the others: a killed member keeps its partitions for a session, and it must be killed several times.
needs('java', 'mvn')('MOBITO over Apache Kafka, a server besieged while 5,000 records come', () => {
  standsSieges(openMobitoFront, 5_000, 80);
});
