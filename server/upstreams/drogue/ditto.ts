import { isPlainObject } from '../plain-object';

/** A name that a path of a message may not bring into an object of ours. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const deepest = 10;

/**
 * A message of the Ditto protocol holds a value and the path it belongs at: `{topic: "…/things/twin/events/modified",
 * path: "/features/temperature", value: {…}}`. Gives what the whole thing would look like; other data as it is.
 */
export function openDitto(data: unknown): unknown {
  if (!isPlainObject(data) || typeof data.topic !== 'string' || typeof data.path !== 'string') return data;
  if (!data.topic.includes('/things/') || !data.path.startsWith('/') || !Object.hasOwn(data, 'value')) return data;
  const steps = data.path.split('/').filter((step) => step !== '');
  if (steps.length > deepest || steps.some((step) => forbidden.has(step))) return data;
  const thing = steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), data.value);
  if (!isPlainObject(thing)) return thing;
  const { thingId: _thing, policyId: _policy, ...values } = thing;
  return data.timestamp === undefined ? values : { ...values, timestamp: data.timestamp };
}
