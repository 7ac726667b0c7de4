import { seconds } from '../../contract/duration';
import { heldLife } from '../life/held-life';
import { liveLife } from '../life/life';
import type { Settings } from '../life/settings';
import type { Vehicle } from '../life/vehicle';
import type { Publication } from '../messages/publication';
import type { Reporter } from '../messages/reporter';
import { createBox } from '../obedience/box';
import type { WindowOf } from '../obedience/order';
import { asSet, measured } from './drogue-data';
import { connection, drogueApplication, type Event, eventOf, own } from './drogue-event';
import { createSpeaker, type Pace, type Voice } from './voice';

/** Who stands tells as often as it is told to, and who drives every few seconds: no interval is shorter. */
const paceOf = ({ intervalSeconds }: Settings): Pace => ({
  drivingMs: seconds(5),
  chargingMs: seconds(intervalSeconds),
  parkedMs: seconds(intervalSeconds),
});
/** While it drives, a box tells with every so many messages how it is set: twice a minute. */
const settingsEvery = 6;

/** A vehicle with a box: how it lives, what it says and what commands make of it. */
function openBox(vehicle: Vehicle, epoch: number, stretch: number, windowOf: WindowOf): Reporter {
  const box = createBox(vehicle, windowOf);
  const life = heldLife(liveLife(vehicle, epoch));
  let eventCount = 0;
  /** Whether something has come up since it spoke last: its return, or what it did because of a command. */
  let [isBack, hasActed] = [true, false];

  const publish = (events: readonly Event[], now: number): Publication[] =>
    events.map((event) => ({
      topic: `app/${drogueApplication}`,
      payload: eventOf(vehicle, eventCount++, now, event),
    }));

  const speaker = createSpeaker({
    vehicle,
    stateAt: (at) => life(at, box.settings().immobilised),
    pace: () => paceOf(box.settings()),
    stretch,
    say: (moment, count, now) => {
      const isSetTold = isBack || hasActed || moment.state.stay !== null || count % settingsEvery === 0;
      const data = { ...measured(moment), ...(isSetTold && asSet(moment, box.settings())) };
      const events = isBack ? [connection(true), own('state', data)] : [own('state', data)];
      [isBack, hasActed] = [false, false];
      return publish(events, now);
    },
  });

  return {
    vehicle,
    hear: box.hear,
    report: (now) => {
      const due = box.act(now);
      if (due.silentUntil !== null) {
        const said = due.acknowledged.map((name) => own('command', { lastCommand: name, commandResult: 'received' }));
        return { publications: publish([...said, connection(false)], now), nextAt: due.silentUntil };
      }
      isBack ||= due.isBack;
      hasActed ||= due.hasActed;
      const { publications, nextAt } = speaker.report(now);
      return { publications, nextAt: Math.min(nextAt, box.nextAt()) };
    },
  };
}

/**
 * How boxes behind Drogue IoT speak: CloudEvents, structured, with what such devices send in Drogue's own examples; and
 * how they take commands, each by its behaviour.
 */
export const drogueVoice = (windowOf: WindowOf): Voice => ({
  eagerRate: 0.1,
  remembers: () => true,
  makeReporter: (vehicle, { epoch, stretch }) => openBox(vehicle, epoch, stretch, windowOf),
});
