import type { Message } from '../contract/message';
import type { ListedMessage } from '../contract/messages';
import type { Database } from './database';
import type { FiledBatch } from './message-batch';
import { loadNames } from './names';
import { verdictOf } from './verdict-code';

/** A message and where it is filed. */
export type Found = { batch: FiledBatch; index: number; message: Message };

async function loadVins({ prisma }: Database, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const vehicles = await prisma.vehicle.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, vin: true },
  });
  return new Map(vehicles.map(({ id, vin }) => [id, vin]));
}

type Subject = { reference: string; vin: string | null; device: string | null };

/** Whom messages are about that were kept out: what they said, or what their device stands for now. */
async function loadSubjects({ pool }: Database, found: readonly Found[]): Promise<ReadonlyMap<string, Subject>> {
  const { rows } = await pool.query<Subject>(
    `SELECT q.batch_id || '.' || q.message_index AS reference, coalesce(q.vin, d.vin) AS vin, q.device
     FROM unnest($1::int8[], $2::int4[]) AS wanted (batch_id, message_index)
     JOIN quarantine q USING (batch_id, message_index) LEFT JOIN device d USING (upstream_id, device)`,
    [found.map(({ batch }) => batch.id), found.map(({ index }) => index)],
  );
  return new Map(rows.map((row) => [row.reference, row]));
}

/** Messages as they are listed: whose they are, what became of them, and how long they are. */
export async function describeFound(database: Database, found: readonly Found[]): Promise<ListedMessage[]> {
  if (found.length === 0) return [];
  const vehicleOf = ({ batch, index }: Found): number => batch.vehicleIds?.[index] ?? 0;
  const [names, vins, subjects] = await Promise.all([
    loadNames(database),
    loadVins(database, found.map(vehicleOf)),
    loadSubjects(database, found),
  ]);
  return found.map((one) => {
    const { batch, index, message } = one;
    const reference = `${batch.id}.${index}`;
    const subject = subjects.get(reference);
    return {
      reference,
      upstream: names.upstreams.get(batch.upstreamId) ?? '',
      topic: message.topic,
      receivedAt: message.receivedAt,
      verdict: verdictOf(batch.verdicts[index]),
      vin: vins.get(vehicleOf(one)) ?? subject?.vin ?? null,
      device: subject?.device ?? null,
      bytes: message.payload.length,
    };
  });
}
