import type { Message } from '../../server/contract/message';
import { type Decoded, DecodeError } from '../../server/upstreams/dialect';
import type { Decode } from '../../server/upstreams/kind';

/** A dialect whose payloads say outright what they decode to, so that tests of the ingest speak of nothing else. */
export type Plain = Partial<Decoded> & { vin?: string; device?: string; broken?: string };

export const decodePlain: Decode = ({ payload }) => {
  const { vin, device, broken, ...plain }: Plain = JSON.parse(payload.toString());
  if (broken === 'bug') throw new TypeError('undefined is not a function');
  if (broken !== undefined) throw new DecodeError(broken, 'expected something else');
  const subject = vin !== undefined ? { vin } : device !== undefined ? { device } : null;
  return { subject, readings: [], absences: [], availabilities: [], refusals: [], ...plain };
};

/** @param receivedAt epoch milliseconds */
export function plainMessage(plain: Plain, receivedAt: number, rest: Partial<Message> = {}): Message {
  return { topic: 'plain', payload: Buffer.from(JSON.stringify(plain)), receivedAt, ...rest };
}

/** A message with one number in it. */
export function speedMessage(vin: string, value: number, at: number | undefined, receivedAt: number): Message {
  return plainMessage({ vin, readings: [{ signal: 'speed', value, at, timeSource: 'property' }] }, receivedAt);
}

/** The same of a device that is fitted to a vehicle. */
export function deviceMessage(device: string, value: number, at: number | undefined, receivedAt: number): Message {
  return plainMessage({ device, readings: [{ signal: 'speed', value, at, timeSource: 'property' }] }, receivedAt);
}

/** A message whose decoder breaks its word, which comes to light when all its rows are in the batch. */
export function misjudgedMessage(vin: string, receivedAt: number): Message {
  const readings = [{ signal: 'speed', value: 1, timeSource: 'property' }];
  return { topic: 'plain', payload: Buffer.from(JSON.stringify({ vin, readings, refusals: null })), receivedAt };
}
