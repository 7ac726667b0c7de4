import { blankRow, type CopiedRow } from './copied-row';
import { arrivalOf, type Drive, driveOf, drivesADay, type Plan } from './drives';
import { form, signal } from './signals';
import { beginMessage, isSpecialLate, reportAt, specialSpeed, tellReport } from './tell';

const slotMs = 60_000;
const dayMs = 86_400_000;
const readingsOfBatch = 2_000;
/** The special vehicle stands still from one to four at night: a gap in its chart. */
const nightFromMs = 3_600_000;
const nightMs = 3 * 3_600_000;

/** What arrives in one minute. */
type Slot = { drives: Drive[]; reports: number[]; specials: number[] };

type Writing = {
  plan: Plan;
  /** Readings of one signal of a vehicle with the number after the last. */
  special: number;
  /** Takes each reading in the order of arrival; the row is filled again afterwards. */
  put: (row: CopiedRow) => void;
  /** Waits for those who are behind, once a minute of the history. */
  drain: () => Promise<void>;
};

const specialAt = ({ plan, special }: Writing, index: number): number => {
  const awake = dayMs - nightMs;
  const time = Math.floor((index * plan.days * awake) / special);
  const within = time % awake;
  return plan.from + Math.floor(time / awake) * dayMs + within + (within < nightFromMs ? 0 : nightMs);
};

/** Everything that arrives within the days of the plan, in the order of arrival: what would come later is left out. */
export async function writeHistory(writing: Writing): Promise<void> {
  const { plan, special, put, drain } = writing;
  const slots = new Map<number, Slot>();
  const row = blankRow();
  let count = 0;
  const lastSlot = (plan.days * dayMs) / slotMs - 1;

  const slotOf = (time: number): Slot => {
    const number = Math.floor((time - plan.from) / slotMs);
    const found = slots.get(number);
    if (found !== undefined) return found;
    const made = { drives: [], reports: [], specials: [] };
    if (number <= lastSlot) slots.set(number, made);
    return made;
  };
  const tell = (signal: number, form: number, number: number | null, longitude: number | null, text: string | null) => {
    row.signal = signal;
    row.form = form;
    row.number = number;
    row.longitude = longitude;
    row.text = text;
    row.batch = Math.floor(count / readingsOfBatch) + 1;
    row.index = count % readingsOfBatch;
    count += 1;
    put(row);
  };
  const planDay = (day: number) => {
    for (let number = 0; number < drivesADay; number += 1)
      for (let vehicle = 1; vehicle <= plan.vehicles; vehicle += 1) {
        const drive = driveOf(plan, vehicle, day, number);
        for (let report = 0; report < (drive?.reports ?? 0); report += 1) {
          if (drive === null) continue;
          const slot = slotOf(arrivalOf(plan, drive, report, reportAt(drive, report)));
          slot.drives.push(drive);
          slot.reports.push(report);
        }
      }
    for (let index = Math.ceil((day * special) / plan.days); index < ((day + 1) * special) / plan.days; index += 1) {
      const at = specialAt(writing, index);
      slotOf(isSpecialLate(plan, index) ? at + 3_600_000 : at).specials.push(index);
    }
  };
  const tellSlot = ({ drives, reports, specials }: Slot) => {
    for (let place = 0; place < drives.length; place += 1) {
      const drive = drives[place];
      const report = reports[place] ?? 0;
      if (drive === undefined) continue;
      const at = reportAt(drive, report);
      const seed = (drive.day * drivesADay + drive.number) * 1_024 + report;
      beginMessage(row, drive.vehicle, at, arrivalOf(plan, drive, report, at), seed);
      tellReport(drive, report, tell);
    }
    for (const index of specials) {
      const at = specialAt(writing, index);
      beginMessage(row, plan.vehicles + 1, at, isSpecialLate(plan, index) ? at + 3_600_000 : at + 300, index);
      row.upstream = 1;
      tell(signal.speed, form.number, specialSpeed(index), null, null);
    }
  };

  for (let day = 0; day < plan.days; day += 1) {
    planDay(day);
    for (let number = (day * dayMs) / slotMs; number < ((day + 1) * dayMs) / slotMs; number += 1) {
      const slot = slots.get(number);
      if (slot === undefined) continue;
      slots.delete(number);
      tellSlot(slot);
      await drain();
    }
  }
}
