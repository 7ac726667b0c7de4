// Kill loops: messages of each upstream flow into the built product while it is killed, its database stopped or its
// connection reset again and again. What was published and is not in the history afterwards is lost, what stands there
// twice is doubled; both per million. One upstream after the other, or the one that DIALECT names.
import { openDrogueFront } from '../support/fronts/drogue-front';
import { openFoxtrackrFront } from '../support/fronts/foxtrackr-front';
import { openHighMobilityFront } from '../support/fronts/high-mobility-front';
import { openMobitoFront } from '../support/fronts/mobito-front';
import { isInstalled } from '../support/need';
import { type Ordeal, ordeals, undergo } from '../support/ordeal';
import type { Outcome } from '../support/siege';
import { chooseDialects } from './dialects/bench-dialects';
import { describeMachine } from './machine';

const messages = Number(process.env.MESSAGES ?? 6_000);
const rounds = Number(process.env.ROUNDS ?? 6);
const ratePerSecond = Number(process.env.RATE ?? 1_500);

const upstreams = [
  { kind: 'high-mobility', label: 'High Mobility', needs: ['mosquitto'], open: openHighMobilityFront },
  { kind: 'foxtrackr', label: 'FoxTrackr at QoS 1', needs: ['mosquitto'], open: () => openFoxtrackrFront(1) },
  { kind: 'foxtrackr', label: 'FoxTrackr at QoS 2', needs: ['mosquitto'], open: () => openFoxtrackrFront(2) },
  { kind: 'mobito', label: 'MOBITO over Apache Kafka', needs: ['java', 'mvn'], open: openMobitoFront },
  { kind: 'drogue', label: 'Drogue IoT', needs: [], open: openDrogueFront },
];

const words: Record<Ordeal, string> = {
  kill: 'killed',
  'database-stop': 'database stopped',
  reset: 'connection reset',
};

function print(what: string, outcomes: readonly Outcome[]): void {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const published = sum((outcome) => outcome.published);
  const lost = sum((outcome) => outcome.published - outcome.different);
  const doubled = sum((outcome) => outcome.stored - outcome.different);
  const perMillion = (count: number) => ((count / published) * 1_000_000).toFixed(0);
  const stored = `${published} published, ${sum((outcome) => outcome.stored)} stored`;
  const times = `${sum((outcome) => outcome.interruptions)} times`;
  console.log(
    `  ${what.padEnd(18)} ${times.padStart(9)}: ${stored}; per million ${perMillion(lost)} lost, ${perMillion(doubled)} doubled`,
  );
  if (lost + doubled > 0) process.exitCode = 1;
}

console.log(`Kill loops, ${messages} messages each at ${ratePerSecond}/s, ${describeMachine()}`);
const all: Outcome[] = [];
for (const { label, needs, open } of chooseDialects(upstreams)) {
  const missing = needs.filter((program) => !isInstalled(program));
  console.log(label + (missing.length === 0 ? '' : `: left out for want of ${missing.join(', ')}`));
  if (missing.length > 0) continue;
  for (const ordeal of ordeals) {
    const outcome = await undergo(ordeal, open, { messages, ratePerSecond, rounds });
    print(words[ordeal], [outcome]);
    all.push(outcome);
  }
}
print('in all', all);
