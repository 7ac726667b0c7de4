import type { Message } from '../contract/message';
import { type EventTime, eventTimeOf, isReceiveTime } from '../store/event-time';
import type { Decoded, Refusal } from '../upstreams/dialect';
import type { Numbers } from './identify';
import { isBorrowed, refuseTime } from './judge-reading';
import type { AbsenceRow, AvailabilityRow, Place, Placed } from './row';

function placeSignal(signal: string, time: EventTime, place: Place, numbers: Numbers): Placed {
  return {
    messageIndex: place.messageIndex,
    vin: place.vin,
    vehicleId: place.vehicleId,
    signal,
    signalId: numbers.signals.get(signal) ?? 0,
    generic: undefined,
    at: time.at,
    isUntimed: isReceiveTime(time),
    isTimeBorrowed: isBorrowed(time, place),
    keyHigh: place.key.high,
    keyLow: place.key.low,
  };
}

/** Absences as they will be stored, and why some will not be. */
export function judgeAbsences(
  decoded: Decoded,
  message: Message,
  place: Place,
  numbers: Numbers,
): (AbsenceRow | Refusal)[] {
  return decoded.absences.map(({ signal, reason, description, at }) => {
    const time = eventTimeOf({ at }, message);
    return time === null
      ? refuseTime(signal, at)
      : { ...placeSignal(signal, time, place, numbers), reason, description };
  });
}

/** In a loop: a list of arguments ends at some 120,000, a message does not. */
function newestTime({ readings, absences }: Decoded): number | undefined {
  let newest: number | undefined;
  for (const { at } of readings) if (at !== undefined && (newest === undefined || at > newest)) newest = at;
  for (const { at } of absences) if (at !== undefined && (newest === undefined || at > newest)) newest = at;
  return newest;
}

/** Availabilities bear no time of their own: they hold from the newest time their message speaks of. */
export function judgeAvailabilities(
  decoded: Decoded,
  message: Message,
  place: Place,
  numbers: Numbers,
): AvailabilityRow[] {
  if (decoded.availabilities.length === 0) return [];
  const time = eventTimeOf({ at: newestTime(decoded) }, message) ?? eventTimeOf({}, message);
  if (time === null) return [];
  return decoded.availabilities.map(({ signal, ...availability }) => ({
    ...placeSignal(signal, time, place, numbers),
    ...availability,
  }));
}
