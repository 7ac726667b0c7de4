import { expect } from 'vitest';
import { describeGeneric, signalOf } from '../../server/contract/signals';
import { type Decoded, type DecodedReading, DecodeError } from '../../server/upstreams/dialect';

/** What was decoded; undefined when it was quarantined. Every other error is a bug and comes through. */
export function orQuarantine(decode: () => Decoded): Decoded | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof DecodeError && /^[a-z0-9-]+$/.test(error.reason)) return undefined;
    throw error;
  }
}

const unstorable = /[\0\p{Surrogate}]/u;

/** Thousands of values are looked at, so that only a bad one costs an assertion. */
function expectStorable(value: unknown, path: string): void {
  const isBad =
    typeof value === 'string' ? unstorable.test(value) : typeof value === 'number' && !Number.isFinite(value);
  if (isBad) expect.fail(`${path} cannot be stored: ${JSON.stringify(value)}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    expectStorable(name, path);
    expectStorable(inner, `${path}.${name}`);
  }
}

const typeOfKind = {
  number: 'number',
  time: 'number',
  text: 'string',
  flag: 'boolean',
  position: 'object',
  list: 'object',
};

/** What is wrong with a reading; undefined when nothing is. */
function faultOf({ signal, value, at, generic }: DecodedReading): string | undefined {
  const known = signalOf(signal) ?? (generic === undefined ? undefined : describeGeneric(signal, generic));
  if (known === undefined) return 'neither in the catalogue nor described';
  if (signalOf(signal) !== undefined && generic !== undefined) return 'described twice';
  if (!/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/i.test(signal)) return 'no id of a signal';
  if (typeof value !== typeOfKind[known.kind] || Array.isArray(value) !== (known.kind === 'list'))
    return `a ${typeof value} for a ${known.kind}`;
  const range = known.plausible;
  if (typeof value === 'number' && range && !(value >= range[0] && value <= range[1])) return `${value} out of range`;
  return at === undefined || Number.isSafeInteger(at) ? undefined : `at ${at}`;
}

/** What must hold of every decoded message, whatever was sent. */
export function expectSound(decoded: Decoded | undefined): void {
  if (decoded === undefined) return;
  expectStorable(decoded, 'decoded');
  expect(decoded.refusals.length).toBeLessThanOrEqual(100);
  for (const reading of decoded.readings) {
    const fault = faultOf(reading);
    if (fault !== undefined) expect.fail(`${reading.signal}: ${fault}`);
  }
}

/** Replaces one value somewhere inside by another. */
export function mutate(value: unknown, steps: readonly number[], other: unknown): unknown {
  if (steps.length === 0 || typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[(steps[0] ?? 0) % Math.max(keys.length, 1)];
  if (key === undefined) return other;
  const inner = mutate(Reflect.get(value, key), steps.slice(1), other);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}
