import type { Ignition } from './evidence';
import { type Interval, unite } from './intervals';
import { memoryMs } from './thresholds';

/** When the ignition is known to have been on, and off; each in order and apart. The rest of the time nobody knows. */
export type IgnitionTimes = { on: Interval[]; off: Interval[] };

/**
 * Reads the ignition. A running engine is an ignition that is on; an engine that stands says nothing: it may be a hybrid's,
 * or wait at a light. What was told holds until something else is told of it, and for a day at most.
 */
export function ignitionTimes(told: readonly Ignition[]): IgnitionTimes {
  const on: Interval[] = [];
  const off: Interval[] = [];
  let ignition: Ignition | undefined;
  let engine: Ignition | undefined;
  told.forEach((sample, index) => {
    if (sample.isByEngine) engine = sample;
    else ignition = sample;
    const isEngineNewer = engine?.isOn === true && engine.at >= (ignition?.at ?? 0);
    const decisive = isEngineNewer || ignition?.isOn == null ? engine : ignition;
    if (decisive === undefined || (decisive === engine && engine.isOn !== true)) return;
    const to = Math.min(told[index + 1]?.at ?? Number.POSITIVE_INFINITY, decisive.at + memoryMs);
    if (to > sample.at) (decisive.isOn === true ? on : off).push({ from: sample.at, to });
  });
  return { on: unite(on), off: unite(off) };
}
