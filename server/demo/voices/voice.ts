import { seconds } from '../../contract/duration';
import type { Squad } from '../fleet';
import { liveLife } from '../life/life';
import type { State } from '../life/state';
import type { Vehicle } from '../life/vehicle';
import { type Moment, momentOf } from '../messages/moment';
import type { Publication } from '../messages/publication';
import type { Reporter } from '../messages/reporter';
import { between } from '../random';

/** How long a voice is silent after it has spoken, in milliseconds. */
export type Pace = { drivingMs: number; chargingMs: number; parkedMs: number };

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

/** What one speaker is made from. */
type SpeakerSettings = Pick<VoiceSettings, 'say'> & {
  vehicle: Vehicle;
  /** Asked in the order of time. */
  stateAt: (at: number) => State;
  pace: () => Pace;
  /** Factor on the pauses. */
  stretch: number;
};

/** Lets one vehicle, or a box in it, say all it knows each time it speaks; and at once when a drive begins or ends. */
export function createSpeaker({ vehicle, stateAt, pace, say, stretch }: SpeakerSettings): Reporter {
  let count = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    vehicle,
    report: (now) => {
      // Who is asked for a word right after the last one knows nothing older.
      lastAt = Math.max(lastAt, Math.floor(now - seconds(between(0.1, 0.9, vehicle.seed, count, 61))));
      const moment = momentOf(vehicle, stateAt(lastAt));
      const publications = say(moment, count++, now);
      const { stay, chargeKw, changesAt } = moment.state;
      const { drivingMs, chargingMs, parkedMs } = pace();
      const pauseMs = stay === null ? drivingMs : chargeKw > 0 ? chargingMs : parkedMs;
      const jitter = between(0.9, 1.1, vehicle.seed, count, 62);
      const nextAt = Math.min(now + pauseMs * stretch * jitter, Math.max(now, changesAt) + seconds(1));
      return { publications, nextAt };
    },
  };
}

/** The voice of vehicles that speak all alike. */
export function createVoice({ eagerRate, pace, remembers, say }: VoiceSettings): Voice {
  return {
    eagerRate,
    remembers,
    makeReporter: (vehicle, { epoch, stretch }) =>
      createSpeaker({ vehicle, stateAt: liveLife(vehicle, epoch), pace: () => pace, say, stretch }),
  };
}
