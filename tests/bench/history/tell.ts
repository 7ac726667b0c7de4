import type { CopiedRow } from './copied-row';
import { type Drive, mix, type Plan, reportEveryMs, share } from './drives';
import { form, signal } from './signals';

const kmOfReport = 2.4;
const kmOfDrive = 40;
const troubled = '[{"code":"P0301","status":"active"}]';
const well = '[]';

/** Takes one reading of the report at hand. */
export type Told = (
  signal: number,
  form: number,
  number: number | null,
  longitude: number | null,
  text: string | null,
) => void;

/** Fills in what all readings of a message share. */
export function beginMessage(row: CopiedRow, vehicle: number, at: number, receivedAt: number, seed: number): void {
  row.vehicle = vehicle;
  row.at = at;
  row.receivedAt = receivedAt;
  row.keyHigh = mix(vehicle, seed, 11) & 0x7fffffff;
  row.keyLow = mix(vehicle, seed, 12) | 0;
  // Every twentieth vehicle has a second source, which tells a third of its reports.
  row.upstream = vehicle % 20 === 0 && seed % 3 === 0 ? 2 : 1;
}

/** What a vehicle says while it drives. */
function tellDriving({ vehicle, day, number, reports }: Drive, report: number, tell: Told): void {
  const seed = day * 2 + number;
  const way = report / Math.max(1, reports - 1);
  const angle = 2 * Math.PI * (share(vehicle, 0, 21) + way / 4 + number / 4);
  const isEnding = report === reports - 1;
  tell(
    signal.position,
    form.position,
    46 + 6 * share(vehicle, 0, 22) + 0.2 * Math.sin(angle),
    2 + 12 * share(vehicle, 0, 23) + 0.3 * Math.cos(angle),
    null,
  );
  tell(
    signal.speed,
    form.number,
    isEnding ? 0 : Math.round(30 + 70 * share(vehicle, seed * 512 + report, 24)),
    null,
    null,
  );
  tell(signal.heading, form.number, Math.round((360 * angle) / (2 * Math.PI)) % 360, null, null);
  tell(
    signal.odometer,
    form.number,
    (mix(vehicle, 0, 25) % 90_000) + (day * 2 + number) * kmOfDrive + report * kmOfReport,
    null,
    null,
  );
  tell(signal.charge, form.number, Math.max(5, 90 - 30 * number - report), null, null);
  tell(signal.altitude, form.number, 100 + Math.round(400 * share(vehicle, seed * 512 + report, 26)), null, null);
}

/** What it says once a drive, at its end. */
function tellArrival({ vehicle, day, number }: Drive, tell: Told): void {
  const seed = day * 2 + number;
  tell(signal.ignition, form.text, null, null, 'off');
  tell(signal.range, form.number, 350 - 150 * number, null, null);
  for (let wheel = 0; wheel < 4; wheel += 1)
    tell(signal.firstTire + wheel, form.number, 220 + (mix(vehicle, seed, 30 + wheel) % 40), null, null);
  tell(signal.temperature, form.number, Math.round(200 * share(day, number, 34)) / 10, null, null);
  tell(signal.voltage, form.number, 12 + share(vehicle, seed, 35), null, null);
  tell(signal.lock, form.text, null, null, share(vehicle, seed, 36) < 0.9 ? 'locked' : 'unlocked');
  tell(signal.service, form.number, 15_000 - ((seed * kmOfDrive) % 15_500), null, null);
}

/** All readings of one report of a drive. */
export function tellReport(drive: Drive, report: number, tell: Told): void {
  tellDriving(drive, report, tell);
  if (report === 0) {
    tell(signal.ignition, form.text, null, null, 'on');
    if (drive.number === 0) tell(signal.charging, form.text, null, null, 'not_charging');
  }
  if (report < drive.reports - 1) return;
  tellArrival(drive, tell);
  if (drive.number === 0) return;
  tell(signal.charging, form.text, null, null, 'charging');
  tell(signal.troubleCodes, form.list, null, null, mix(drive.vehicle, drive.day, 40) % 50 === 0 ? troubled : well);
}

export const reportAt = ({ vehicle, startedAt }: Drive, report: number): number =>
  startedAt + report * reportEveryMs + (mix(vehicle, report, 41) % 5_000);

/** The speed of the special vehicle: slow waves, noise, and now and then a peak of a single reading. */
export function specialSpeed(index: number): number {
  if (mix(index, 0, 50) % 20_000 === 0) return 230;
  return Math.round(10 * (70 + 50 * Math.sin(index / 9_000) + 15 * share(index, 0, 51))) / 10;
}

export const isSpecialLate = (plan: Plan, index: number): boolean => share(index, 0, 52) < plan.lateShare;
