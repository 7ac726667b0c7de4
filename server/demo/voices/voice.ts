import { seconds } from '../../contract/duration';
import type { Squad } from '../fleet';
import { liveLife } from '../life/life';
import type { Vehicle } from '../life/vehicle';
import { type Moment, momentOf } from '../messages/moment';
import type { Publication } from '../messages/publication';
import { between } from '../random';

/** How long a voice is silent after it has spoken, in milliseconds. */
type Pace = { drivingMs: number; chargingMs: number; parkedMs: number };

export type VoiceSettings = {
  /** Messages a second of one vehicle, on average, if it spoke as often as it liked. */
  eagerRate: number;
  pace: Pace;
  /** Whether a vehicle tells afterwards what it could tell nobody; without this none does. */
  remembers?: (vehicle: Vehicle) => boolean;
  /** What is said of a moment; `count` is how often its vehicle has spoken before, `now` when it speaks. */
  say: (moment: Moment, count: number, now: number) => Publication[];
};

/** How a squad speaks: to be joined with its vehicles and their way to a broker. */
export type Voice = Pick<Squad, 'eagerRate' | 'makeReporter' | 'remembers'>;

/**
 * The voice of vehicles, or of boxes in them, that say all they know each time they speak; and at once when a drive begins
 * or ends.
 */
export function createVoice({ eagerRate, pace, remembers, say }: VoiceSettings): Voice {
  return {
    eagerRate,
    remembers,
    makeReporter: (vehicle, { epoch, stretch }) => {
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
    },
  };
}
