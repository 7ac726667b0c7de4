// Kill loops: messages of each upstream flow into the built product while it is killed, its database stopped and its
// connection reset, in turn and again and again. What was published and is not in the history afterwards is lost, what
// stands there twice is doubled. One upstream after the other, or the one that DIALECT names.
import { openDrogueFront } from '../support/fronts/drogue-front';
import { openFoxtrackrFront } from '../support/fronts/foxtrackr-front';
import { openHighMobilityFront } from '../support/fronts/high-mobility-front';
import { openMobitoFront } from '../support/fronts/mobito-front';
import { isInstalled } from '../support/need';
import { ordeals, undergo } from '../support/ordeal';
import type { Outcome } from '../support/siege';
import { chooseDialects } from './dialects/bench-dialects';
import { describeMachine } from './machine';

/** So many messages, and as many interruptions of each kind, for each upstream. */
const messages = Number(process.env.MESSAGES ?? 12_000);
const rounds = Number(process.env.ROUNDS ?? 4);
const ratePerSecond = Number(process.env.RATE ?? 1_500);

const upstreams = [
  { kind: 'high-mobility', label: 'High Mobility', needs: ['mosquitto'], open: openHighMobilityFront },
  { kind: 'foxtrackr', label: 'FoxTrackr at QoS 1', needs: ['mosquitto'], open: () => openFoxtrackrFront(1) },
  { kind: 'foxtrackr', label: 'FoxTrackr at QoS 2', needs: ['mosquitto'], open: () => openFoxtrackrFront(2) },
  { kind: 'mobito', label: 'MOBITO over Apache Kafka', needs: ['java', 'mvn'], open: openMobitoFront },
  { kind: 'drogue', label: 'Drogue IoT', needs: [], open: openDrogueFront },
];

const inMillion = (count: number, published: number): string =>
  `${count} (${((count / published) * 1_000_000).toFixed(0)} per million)`;

function print(label: string, { interruptions, published, stored, different }: Outcome): void {
  const lost = published - different;
  const doubled = stored - different;
  console.log(`${label} — interrupted ${interruptions} times, ${interruptions / ordeals.length} of each kind`);
  console.log(`  published ${published}, stored ${stored}`);
  console.log(`  lost ${inMillion(lost, published)}, doubled ${inMillion(doubled, published)}`);
  if (lost + doubled > 0) process.exitCode = 1;
}

console.log(`Kill loops, ${messages} messages each at ${ratePerSecond}/s, ${describeMachine()}`);
console.log('killed, database stopped, connection reset, in turn');
const all: Outcome = { interruptions: 0, published: 0, stored: 0, different: 0 };
for (const { label, needs, open } of chooseDialects(upstreams)) {
  const missing = needs.filter((program) => !isInstalled(program));
  if (missing.length > 0) {
    console.log(`${label} — left out for want of ${missing.join(', ')}`);
    continue;
  }
  const outcome = await undergo(ordeals, open, { messages, ratePerSecond, rounds: rounds * ordeals.length });
  print(label, outcome);
  all.interruptions += outcome.interruptions;
  all.published += outcome.published;
  all.stored += outcome.stored;
  all.different += outcome.different;
}
print('All', all);
