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

const minuteOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

function refuseAge(signal: string, at: number, oldestAt: number): Refusal {
  const detail = `expected a time within retention, from ${minuteOf(oldestAt)} on, got ${new Date(at).toISOString()}`;
  return { reason: 'beyond-retention', field: signal, detail };
}

/**
 * A reading as it will be stored, or why it will not be.
 * @param oldestAt what is older would be dropped with all of its time, epoch milliseconds
 */
export function judgeReading(
  reading: DecodedReading,
  message: Message,
  place: Place,
  numbers: Numbers,
  oldestAt: number,
): ReadingRow | Refusal {
  const { signal, value } = reading;
  if (typeof value === 'number' && !Number.isFinite(value))
    return { reason: 'not-a-number', field: signal, detail: `expected a number, got ${value}` };
  const time = eventTimeOf(reading, message);
  if (time === null) return refuseTime(signal, reading.at);
  if (time.at < oldestAt) return refuseAge(signal, time.at, oldestAt);
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
