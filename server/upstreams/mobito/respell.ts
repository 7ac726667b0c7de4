import { plainName } from '../plain-name';
import { fieldRows } from './fields';

/** A message's fields by name. */
export type Body = Record<string, unknown>;

/** No signals of their own: whose message it is and which, and what is read together. */
export const othersThanSignals: ReadonlySet<string> = new Set(['vin', 'fleet_id', 'uuid', 'latitude', 'longitude']);

const documented: ReadonlySet<string> = new Set([...fieldRows.map(([field]) => field), ...othersThanSignals]);
/** The documented names by what is left of them without capitals and separators. */
const byPlainName = new Map([...documented].map((name) => [plainName(name), name]));

/**
 * A body with its fields called as documented, where a message spells them in capitals or with other separators; a field
 * that is there under its documented name stays, and so does the other. The same body where nothing is to be done.
 */
export function respell(body: Body): Body {
  let respelled = body;
  for (const name in body) {
    if (documented.has(name)) continue;
    const known = byPlainName.get(plainName(name));
    if (known === undefined || Object.hasOwn(body, known)) continue;
    if (respelled === body) respelled = { ...body };
    respelled[known] = body[name];
    delete respelled[name];
  }
  return respelled;
}
