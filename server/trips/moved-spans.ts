import { type Chain, runsOf } from './chain';
import { type Speed, type Told, toldWithin } from './evidence';
import { addSeen, type Span } from './span';
import { leaptKm, movedKm, nearbyMs, trimKm } from './thresholds';

/** When the samples of a run, from one place on towards another, are last within `trimKm` of the first of them. */
function standsUntil<Item extends Told>(chain: Chain<Item>, run: readonly number[], from: number, to: number): number {
  const first = run[from] ?? 0;
  let last = first;
  for (let place = from; place !== to; place += from < to ? 1 : -1) {
    const index = run[place] ?? first;
    if (chain.steadyKm(first, index) > trimKm) break;
    last = index;
  }
  return chain.items[last]?.at ?? 0;
}

/** Whether a way so short is denied by speeds: at each that was told of it, the vehicle stood. */
function isDenied(since: number, until: number, km: number, speeds: readonly Speed[]): boolean {
  if (km >= leaptKm) return false;
  const told = toldWithin(speeds, since, until);
  return told.length > 1 && told.every(({ isMoving }) => !isMoving);
}

/** Kilometers along a run to each of its samples. */
function lengthsOf<Item extends Told>({ steadyKm }: Chain<Item>, run: readonly number[]): Float64Array {
  const lengths = new Float64Array(run.length);
  for (let place = 1; place < run.length; place += 1)
    lengths[place] = (lengths[place - 1] ?? 0) + steadyKm(run[place - 1] ?? 0, run[place] ?? 0);
  return lengths;
}

/**
 * When a vehicle moved by samples that lie close together: each of the shortest ways of `movedKm` that take two minutes at
 * most, without the standing at its ends. A vehicle that stands is for a while `movedKm` from where it came from: a way that
 * begins no later than the one before it is not news.
 */
export function movedSpans<Item extends Told>(chain: Chain<Item>, speeds: readonly Speed[]): Span[] {
  const { items, km, steadyKm } = chain;
  const spans: Span[] = [];
  for (const run of runsOf(chain)) {
    const lengths = lengthsOf(chain, run);
    let newest = -1;
    // The last sample that may be `movedKm` away: along the way it is.
    let candidate = -1;
    for (const [end, index] of run.entries()) {
      const until = items[index]?.at ?? 0;
      const enough = (lengths[end] ?? 0) - movedKm;
      while (candidate + 1 < end && (lengths[candidate + 1] ?? 0) <= enough) candidate += 1;
      for (let start = candidate; start > newest; start -= 1) {
        const first = run[start] ?? 0;
        const since = items[first]?.at ?? 0;
        if (until - since > nearbyMs) break;
        if (steadyKm(first, index) < movedKm) continue;
        newest = start;
        if (!isDenied(since, until, km(first, index), speeds))
          addSeen(spans, standsUntil(chain, run, start, end), standsUntil(chain, run, end, start), since, until);
      }
    }
  }
  return spans;
}
