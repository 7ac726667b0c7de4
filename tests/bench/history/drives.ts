/** What the fleet does, as functions of numbers alone: the same flags give the same history. */
export type Plan = {
  vehicles: number;
  days: number;
  /** Midnight (UTC) of the first day, epoch milliseconds. */
  from: number;
  /** Reports of a drive, on average. */
  reports: number;
  /** How many of the possible drives take place. */
  driveShare: number;
  /** How many reports come late. */
  lateShare: number;
};

export type Drive = { vehicle: number; day: number; number: number; startedAt: number; reports: number };

export const drivesADay = 2;
export const reportEveryMs = 120_000;
/** Readings of a drive beside those of its reports, and of a day beside its drives. */
const readingsOfReport = 6;
const readingsOfDrive = 11;
const readingsOfDay = 3;
const leastReports = 3;

/** Mixes three numbers into 32 bits (finalizer of MurmurHash3). */
export function mix(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The same between 0 and 1. */
export const share = (a: number, b: number, c: number): number => mix(a, b, c) / 0x1_0000_0000;

/** A plan that comes to about so many readings. */
export function planDrives(
  readings: number,
  { vehicles, days, from, lateShare }: Pick<Plan, 'vehicles' | 'days' | 'from' | 'lateShare'>,
): Plan {
  const daily = readings / vehicles / days - readingsOfDay;
  const wanted = (daily / drivesADay - readingsOfDrive) / readingsOfReport;
  const reports = Math.max(wanted, leastReports);
  const driveShare = Math.max(0, Math.min(1, daily / drivesADay / (readingsOfDrive + reports * readingsOfReport)));
  return { vehicles, days, from, lateShare, reports, driveShare };
}

/** A vehicle's morning (0) or afternoon (1) of a day; null when it stays where it is. */
export function driveOf(plan: Plan, vehicle: number, day: number, number: number): Drive | null {
  const seed = day * drivesADay + number;
  if (share(vehicle, seed, 1) >= plan.driveShare) return null;
  const hour = (number === 0 ? 5 : 14) + 5 * share(vehicle, seed, 2);
  const startedAt = plan.from + day * 86_400_000 + Math.floor(hour * 3_600_000);
  const reports = Math.max(2, Math.floor(plan.reports * (0.5 + share(vehicle, seed, 3)) + share(vehicle, seed, 4)));
  return { vehicle, day, number, startedAt, reports };
}

/** When a report made at a time arrives: at once, or late by a minute to thirty hours. */
export function arrivalOf(plan: Plan, { vehicle, day, number }: Drive, report: number, at: number): number {
  const seed = (day * drivesADay + number) * 1_024 + report;
  if (share(vehicle, seed, 5) < plan.lateShare) return at + Math.round(60_000 * 1_800 ** share(vehicle, seed, 6));
  return at + 200 + Math.floor(share(vehicle, seed, 7) * 2_000);
}
