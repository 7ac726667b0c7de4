import { movingFromKmh } from '../../server/contract/motion';
import { signals } from '../../server/contract/signals';
import type { Gap, Track } from '../../server/contract/trips';

/** How one gets from a fix to the next: along the line between them, by standing, or nobody knows. */
export type Step = 'driven' | 'standing' | 'unknown';

/** The fixes of a range in order of event time, and what is known of the time between each and the next. */
export type Drive = {
  at: readonly number[];
  latitude: readonly number[];
  /** Goes on beyond ±180° where the vehicle crossed it, so that lines and what lies between need no exception. */
  longitude: readonly number[];
  /** `steps[i]` leads from fix i to fix i + 1. */
  steps: readonly Step[];
  /** Where it was told to be last before the range; null where nobody told. */
  before: Fix | null;
  /** Which way it was still driving at the last fix, degrees clockwise from north; null where it stood, or nobody knows. */
  lastHeading: number | null;
};

/** A place that was told, and its event time. */
export type Fix = { at: number; latitude: number; longitude: number };

/** Where a vehicle is at an instant, as far as anybody knows. */
export type DrivePlace = {
  latitude: number;
  longitude: number;
  /** Degrees clockwise from north of the way it is on; null while it stands, or nobody knows. */
  heading: number | null;
  /** `ghost`: last seen here, and somewhere else by now. */
  kind: 'moving' | 'standing' | 'ghost';
  /** Event time of the fix it was last seen at. */
  seenAt: number;
  /** Number of that fix, and how much of the step to the next is behind it, 0 to 1. */
  index: number;
  share: number;
};

/** A pause longer than this is silence: no way is made up for it. */
const silenceMs = signals.position.freshMs;
/** Who comes up again this near to where it fell silent has stood; receivers drift so far. */
const sameSpotKm = 0.15;
/** Shorter than this a step says nothing of where it leads, kilometers. */
const leastStepKm = 0.003;
const kilometersPerDegree = 111.2;

/** Kilometers between two near points; good enough to tell standing from driving. */
function stepKm(latitude: number, longitude: number, nextLatitude: number, nextLongitude: number): number {
  const across = (nextLongitude - longitude) * Math.cos((latitude * Math.PI) / 180);
  return Math.hypot(nextLatitude - latitude, across) * kilometersPerDegree;
}

/** The way from a point to a near one, degrees clockwise from north. */
function headingOf(latitude: number, longitude: number, nextLatitude: number, nextLongitude: number): number {
  const across = (nextLongitude - longitude) * Math.cos((latitude * Math.PI) / 180);
  return ((Math.atan2(across, nextLatitude - latitude) * 180) / Math.PI + 360) % 360;
}

/** A range may end on the way: where the last step was driven, and the last speed is none of standing. */
function lastHeadingOf({ latitude, longitude, steps }: Omit<Drive, 'before' | 'lastHeading'>, speed: number | null) {
  const last = steps.length;
  const [from, to] = [latitude[last - 1] ?? 0, latitude[last] ?? 0];
  const [start, end] = [longitude[last - 1] ?? 0, longitude[last] ?? 0];
  const isMoving = steps[last - 1] === 'driven' && speed !== null && Math.abs(speed) > movingFromKmh;
  return isMoving && stepKm(from, start, to, end) >= leastStepKm ? headingOf(from, start, to, end) : null;
}

/**
 * Makes a drive of a track.
 * @param gaps of its trips: times of which nothing is known although the vehicle was under way
 * @param before the last fix before the track's first
 */
export function driveOf(
  track: Pick<Track, 'at' | 'latitude' | 'longitude'> & Partial<Pick<Track, 'speed'>>,
  gaps: readonly Gap[],
  before: Fix | null = null,
): Drive {
  const { at, latitude } = track;
  const longitude: number[] = [];
  const steps: Step[] = [];
  for (let index = 0; index < at.length; index += 1) {
    const last = longitude[index - 1];
    const here = track.longitude[index] ?? 0;
    longitude.push(last === undefined ? here : here + 360 * Math.round((last - here) / 360));
    if (last === undefined) continue;
    const from = at[index - 1] ?? 0;
    const to = at[index] ?? 0;
    const isNear = stepKm(latitude[index - 1] ?? 0, last, latitude[index] ?? 0, longitude[index] ?? 0) < sameSpotKm;
    const isGap = gaps.some((gap) => gap.from < to && gap.to > from);
    if (!isGap && to - from <= silenceMs) steps.push('driven');
    else steps.push(isNear && !isGap ? 'standing' : 'unknown');
  }
  const way = { at, latitude, longitude, steps };
  return { ...way, before, lastHeading: lastHeadingOf(way, track.speed?.at(-1) ?? null) };
}

/** The last of ascending times that is not after this one; -1 where all are. */
export function lastUpTo(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where it is before the first fix of its range: it has stood there where the first fix is near, else nobody knows. */
function placeBefore({ latitude, longitude, before }: Drive, at: number): DrivePlace | null {
  if (before === null || at < before.at) return null;
  const near = longitude[0] ?? before.longitude;
  const here = before.longitude + 360 * Math.round((near - before.longitude) / 360);
  const isNear = stepKm(before.latitude, here, latitude[0] ?? before.latitude, near) < sameSpotKm;
  const kind = isNear || at - before.at <= silenceMs ? 'standing' : 'ghost';
  return { latitude: before.latitude, longitude: here, heading: null, kind, seenAt: before.at, index: 0, share: 0 };
}

/**
 * Where the vehicle is at an instant: between two fixes on the line that joins them, never beyond the last one and never
 * within a gap. Before the first fix it is where it was told to be last; null where nobody told.
 */
export function placeAt(drive: Drive, at: number): DrivePlace | null {
  const index = lastUpTo(drive.at, at);
  const latitude = drive.latitude[index];
  const longitude = drive.longitude[index];
  const seenAt = drive.at[index];
  if (latitude === undefined || longitude === undefined || seenAt === undefined) return placeBefore(drive, at);
  const place = { latitude, longitude, seenAt, index, share: 0 };
  const step = drive.steps[index];
  const nextLatitude = drive.latitude[index + 1];
  const nextLongitude = drive.longitude[index + 1];
  const nextAt = drive.at[index + 1];
  if (step === undefined || nextLatitude === undefined || nextLongitude === undefined || nextAt === undefined) {
    if (at - seenAt > silenceMs) return { ...place, heading: null, kind: 'ghost' };
    return { ...place, heading: drive.lastHeading, kind: drive.lastHeading === null ? 'standing' : 'moving' };
  }
  if (step !== 'driven') {
    const isGhost = step === 'unknown' && at > seenAt;
    return { ...place, heading: null, kind: isGhost ? 'ghost' : 'standing' };
  }
  if (stepKm(latitude, longitude, nextLatitude, nextLongitude) < leastStepKm)
    return { ...place, heading: null, kind: 'standing' };
  const share = (at - seenAt) / (nextAt - seenAt);
  return {
    latitude: latitude + (nextLatitude - latitude) * share,
    longitude: longitude + (nextLongitude - longitude) * share,
    heading: headingOf(latitude, longitude, nextLatitude, nextLongitude),
    kind: 'moving',
    seenAt,
    index,
    share,
  };
}
