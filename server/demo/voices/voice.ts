import { seconds } from '../../contract/duration';
import { liveLife } from '../life/life';
import type { Vehicle } from '../life/vehicle';
import { type Moment, momentOf } from '../messages/moment';
import type { Publication } from '../messages/publication';
import type { Reporter } from '../messages/reporter';
import { between } from '../random';

/** How long a voice is silent after it has spoken, in milliseconds. */
export type Pace = { drivingMs: number; chargingMs: number; parkedMs: number };

export type VoiceSettings = {
  vehicle: Vehicle;
  /** Start of the demo's time. */
  epoch: number;
  /** Factor on the time between reports, so that large fleets do not send more than a machine can take. */
  stretch: number;
  pace: Pace;
  /** What is said of a moment; `count` is how often it has spoken before, `now` when it speaks. */
  say: (moment: Moment, count: number, now: number) => Publication[];
};

/** A vehicle, or a box in it, that says all it knows each time it speaks; and at once when a drive begins or ends. */
export function createVoice({ vehicle, epoch, stretch, pace, say }: VoiceSettings): Reporter {
  const stateAt = liveLife(vehicle, epoch);
  let count = 0;
  return {
    vehicle,
    report: (now) => {
      const at = Math.floor(now - seconds(between(0.1, 0.9, vehicle.seed, count, 61)));
      const moment = momentOf(vehicle, stateAt(at));
      const publications = say(moment, count++, now);
      const { stay, chargeKw, changesAt } = moment.state;
      const pauseMs = stay === null ? pace.drivingMs : chargeKw > 0 ? pace.chargingMs : pace.parkedMs;
      const jitter = between(0.9, 1.1, vehicle.seed, count, 62);
      const nextAt = Math.min(now + pauseMs * stretch * jitter, Math.max(now, changesAt) + seconds(1));
      return { publications, nextAt };
    },
  };
}
