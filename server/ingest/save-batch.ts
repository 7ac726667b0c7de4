import type pg from 'pg';
import type { CommitTools } from './commit-tools';
import type { Filing } from './filing';
import { identify, type Numbers } from './identify';
import type { ReadingEffect } from './reading-effect';
import type { readingStatements } from './reading-statement';
import type { AbsenceRow, JudgedBatch, KnownUpstream, Placed } from './row';
import { saveAbsences, saveAvailabilities } from './save-absences';
import { saveReadings } from './save-readings';
import { saveSourceLatest } from './save-source-latest';
import { saveSources } from './save-sources';
import { toldBy } from './sources';
import { settleVerdicts } from './verdicts';

/** What a transaction saved: the commit is to remember it once it is through. */
export type SavedBatch = {
  learned: Numbers | undefined;
  /** Vehicles that the upstream told of for the first time. */
  newlyTold: number[];
  effect: ReadingEffect;
  /** Those that became newest. */
  absences: AbsenceRow[];
};

/** Rows at a borrowed time, of a message that was here before, are dropped: delivered again, they would look like news. */
function withoutRepeated<Row extends Placed>(rows: readonly Row[], { news }: ReadingEffect): readonly Row[] {
  return rows.some((row) => row.isTimeBorrowed)
    ? rows.filter((row) => !row.isTimeBorrowed || news.has(row.messageIndex))
    : rows;
}

/** Numbers what is new, in the rows and by message. */
async function numberNew(client: pg.PoolClient, batch: JudgedBatch): Promise<Numbers | undefined> {
  if (batch.unplaced.length === 0) return undefined;
  const learned = await identify(client, batch.unplaced);
  for (const { messageIndex, vehicleId } of batch.unplaced) batch.vehicleIds[messageIndex] = vehicleId;
  return learned;
}

/**
 * Saves what a batch says, within the caller's transaction, and settles its verdicts: readings in history, latest and
 * beside other sources', absences and availabilities.
 */
export async function saveBatch(
  client: pg.PoolClient,
  batch: JudgedBatch,
  upstream: KnownUpstream,
  filing: Filing,
  form: keyof typeof readingStatements,
  tools: CommitTools,
): Promise<SavedBatch> {
  const learned = await numberNew(client, batch);
  const newlyTold = await saveSources(client, batch, upstream, tools.sources);
  const effect = await saveReadings(client, batch, upstream, filing, tools.readingType, form);
  const { shared } = tools.sources;
  if (shared.size > 0) {
    const rows = withoutRepeated(batch.rows, effect).filter(({ vehicleId }) => shared.has(vehicleId));
    await saveSourceLatest(client, rows, upstream, filing, tools.readingType);
  }
  const absences = await saveAbsences(client, withoutRepeated(batch.absences, effect), upstream, filing);
  const availabilities = await saveAvailabilities(client, withoutRepeated(batch.availabilities, effect), upstream);
  settleVerdicts(batch, effect, { rows: effect.newest, absences, availabilities });
  return { learned, newlyTold, effect, absences };
}

/** Remembers what a committed transaction saved, so that the next need not ask. */
export function rememberSaved({ learned, newlyTold }: SavedBatch, upstream: KnownUpstream, tools: CommitTools): void {
  if (learned !== undefined) {
    for (const [vin, number] of learned.vehicles) tools.numbers.vehicles.set(vin, number);
    for (const [signal, number] of learned.signals) tools.numbers.signals.set(signal, number);
  }
  const told = toldBy(tools.sources, upstream.number);
  for (const vehicle of newlyTold) told.add(vehicle);
}
