import { hours, minutes, seconds } from '../contract/duration';
import type { Chain } from './chain';
import { kilometersBetween } from './distance';
import type { Fix } from './evidence';
import { unite } from './intervals';
import { type Around, atEnd, atStart } from './joined-around';
import { fixSlackKm, impossibleKmh, nearbyMs, reachMs } from './thresholds';

/** After so long another upstream is followed. */
const switchMs = minutes(1);
/** A step along a path: at rest receivers scatter, and each scatter would lengthen it. */
const stepKm = 0.02;
/** A speed is worked out over so long at least. */
const leastSpeedMs = seconds(10);

/** A fix of a path, and whether the vehicle came there from the fix before it, or nobody knows how. */
type PathFix = { fix: Fix; isJoined: boolean };

/** The fixes of a trip, of one upstream at a time: two receivers in one vehicle are some metres apart. */
export function pathOf(chains: readonly Chain<Fix>[], trip: Around): PathFix[] {
  const fixes = chains.flatMap(({ items, before, isLie }) =>
    items.flatMap((fix, index) =>
      isLie[index] === true || fix.at < trip.after || fix.at > trip.before
        ? []
        : [{ fix, isJoined: (before[index] ?? -1) >= 0 }],
    ),
  );
  fixes.sort((one, other) => one.fix.at - other.fix.at || (one.fix.upstream < other.fix.upstream ? -1 : 1));
  const told = fixes.map(({ fix }) => fix);
  const start = atStart(told, trip, reachMs);
  const end = atEnd(told, trip, reachMs);
  // At rest receivers scatter, and that is no way.
  const moving = unite(trip.spans);
  const counts = (fix: Fix) =>
    fix === start || fix === end || moving.some(({ from, to }) => from <= fix.at && fix.at <= to);
  const path: PathFix[] = [];
  let last: Fix | undefined;
  let isBroken = true;
  for (const { fix, isJoined } of fixes) {
    if (start === undefined || end === undefined || fix.at < start.at || fix.at > end.at) continue;
    if (last !== undefined && fix.upstream !== last.upstream) {
      if (fix.at - last.at <= switchMs) continue;
      const possibleKm = (impossibleKmh * (fix.at - last.at)) / hours(1) + fixSlackKm;
      isBroken = kilometersBetween(last, fix) > possibleKm;
    } else isBroken ||= !isJoined;
    last = fix;
    if (!counts(fix)) continue;
    path.push({ fix, isJoined: path.length > 0 && !isBroken });
    isBroken = false;
  }
  return path;
}

/** Kilometers along a path. */
export function pathDistance(path: readonly PathFix[]): number {
  let km = 0;
  let anchor: Fix | undefined;
  path.forEach(({ fix, isJoined }, index) => {
    const isLast = index === path.length - 1 || path[index + 1]?.isJoined === false;
    const step = anchor === undefined || !isJoined ? 0 : kilometersBetween(anchor, fix);
    if (anchor !== undefined && isJoined && step < stepKm && !isLast) return;
    if (step >= stepKm || isLast) km += step;
    anchor = fix;
  });
  return km;
}

/** How far from its first fix a path comes, in km. */
export function pathExtent(path: readonly PathFix[]): number {
  const first = path[0]?.fix;
  return path.reduce((most, { fix }) => (first === undefined ? 0 : Math.max(most, kilometersBetween(first, fix))), 0);
}

/** The greatest speed along a path, in km/h, over ten seconds or as far apart as its fixes are; null without any. */
export function pathTopSpeed(path: readonly PathFix[]): number | null {
  let top: number | null = null;
  let start = 0;
  path.forEach(({ fix, isJoined }, index) => {
    if (!isJoined) start = index;
    while (start + 1 < index && fix.at - (path[start + 1]?.fix.at ?? fix.at) >= leastSpeedMs) start += 1;
    const earlier = path[start]?.fix;
    const ms = fix.at - (earlier?.at ?? fix.at);
    if (earlier === undefined || ms < leastSpeedMs || ms > nearbyMs) return;
    top = Math.max(top ?? 0, (kilometersBetween(earlier, fix) * hours(1)) / ms);
  });
  return top;
}
