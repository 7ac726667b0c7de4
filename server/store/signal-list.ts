import { type Signal, signalKinds } from '../contract/signal';
import { describeGeneric, signalOf, signals } from '../contract/signals';
import { type UnitId, units } from '../contract/units';
import type { Database } from './database';

const isUnit = (text: string | null): text is UnitId => text !== null && Object.hasOwn(units, text);

type StoredSignal = { key: string; label: string | null; kind: string | null; unit: string | null };

/** What a stored signal is: the catalogue's line, or what its upstream told of it. */
export function describeStored({ key, label, kind, unit }: StoredSignal): Signal {
  const described = {
    label: label ?? key,
    kind: signalKinds.find((known) => known === kind) ?? 'text',
    unit: isUnit(unit) ? unit : null,
  };
  return signalOf(key) ?? describeGeneric(key, described);
}

/** Every signal there is: the catalogue's, then those that upstreams brought along, by id. */
export async function listSignals({ prisma }: Database): Promise<Signal[]> {
  const stored = await prisma.signal.findMany({ orderBy: { key: 'asc' } });
  const generic = stored.filter(({ key }) => signalOf(key) === undefined).map(describeStored);
  return [...Object.values(signals).filter((signal) => signal !== undefined), ...generic];
}
