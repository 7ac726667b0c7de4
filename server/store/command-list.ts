import type { CommandSearch, FoundCommands } from '../contract/commands';
import { commandsOfVehicles, type StoredCommand, selectCommands, toCommand } from './command-row';
import type { Database } from './database';

const conditions = `($1::text IS NULL OR v.vin = $1)
  AND ($2::text IS NULL OR strpos(lower(c.requested_by), lower($2)) > 0)
  AND ($3::text IS NULL OR c.type = $3)
  AND ($4::text[] IS NULL OR c.state = ANY($4))
  AND ($5::uuid IS NULL OR c.bulk_id = $5)
  AND ($6::timestamptz IS NULL OR c.created_at >= $6) AND ($7::timestamptz IS NULL OR c.created_at < $7)
  AND ($8::uuid IS NULL OR c.id < $8)`;

const dateOf = (time: number | undefined) => (time === undefined ? null : new Date(time));

const valuesOf = ({ vin, by, type, states, bulk, from, to, cursor }: CommandSearch) => [
  ...[vin ?? null, by ?? null, type ?? null, states ?? null, bulk ?? null],
  ...[dateOf(from), dateOf(to), cursor ?? null],
];

/** A page of commands, newest first: their ids begin with the time at which they were asked for. */
export async function listCommands({ pool }: Database, search: CommandSearch): Promise<FoundCommands> {
  const { rows } = await pool.query<StoredCommand>(
    `${selectCommands} WHERE ${conditions} ORDER BY c.id DESC LIMIT $9`,
    [...valuesOf(search), search.limit],
  );
  const isLast = rows.length < search.limit;
  return { commands: rows.map(toCommand), cursor: isLast ? null : (rows.at(-1)?.id ?? null) };
}

/** How many commands a search finds from its cursor on; counting ends at `limit`. */
export async function countCommands({ pool }: Database, search: CommandSearch, limit: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT ${commandsOfVehicles} WHERE ${conditions} LIMIT $9) found`,
    [...valuesOf(search), limit],
  );
  return rows[0]?.count ?? 0;
}
