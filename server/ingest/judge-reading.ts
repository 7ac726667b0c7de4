import type { Message } from '../contract/message';
import { type EventTime, eventTimeOf, isReceiveTime } from '../store/event-time';
import type { DecodedReading, Refusal } from '../upstreams/dialect';
import type { Numbers } from './identify';
import type { Place, ReadingRow } from './row';

/** Whether a time came with the delivery, so that the same message has another when it is delivered again. */
export const isBorrowed = (time: EventTime, { isIdentified }: Place): boolean =>
  isReceiveTime(time) || (isIdentified && time.timeSource === 'record');

/** @param at as the message tells it, epoch milliseconds */
export function refuseTime(signal: string, at: number | undefined): Refusal {
  return { reason: 'implausible-time', field: signal, detail: `expected a time from 2010 on, got ${at}` };
}

/** A reading as it will be stored, or why it will not be. */
export function judgeReading(
  reading: DecodedReading,
  message: Message,
  place: Place,
  numbers: Numbers,
): ReadingRow | Refusal {
  const { signal, value } = reading;
  if (typeof value === 'number' && !Number.isFinite(value))
    return { reason: 'not-a-number', field: signal, detail: `expected a number, got ${value}` };
  const time = eventTimeOf(reading, message);
  if (time === null) return refuseTime(signal, reading.at);
  return {
    messageIndex: place.messageIndex,
    vin: place.vin,
    vehicleId: place.vehicleId,
    signal,
    signalId: numbers.signals.get(signal) ?? 0,
    generic: reading.generic,
    at: time.at,
    isUntimed: isReceiveTime(time),
    isTimeBorrowed: isBorrowed(time, place),
    keyHigh: place.key.high,
    keyLow: place.key.low,
    value,
    timeSource: time.timeSource,
    receivedAt: message.receivedAt,
    claimedAt: time.claimedAt,
  };
}
