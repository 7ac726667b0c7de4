import { z } from 'zod';
import type { SecretReference } from '../upstreams/kind';
import { bare } from './field-names';

/** A secret or file that an entry points at, and where it does. */
export type PlacedReference = { path: readonly PropertyKey[]; reference: SecretReference };

const reference = z.union([z.object({ env: z.string() }), z.object({ file: z.string() })]);
const fields = z.record(z.string(), z.unknown());

/**
 * Everything an entry points at: its secrets, and its fields that are paths of files.
 * @param value has passed the schema
 * @param path where it stands in the document
 */
export function referencesIn(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): PlacedReference[] {
  if (value === undefined || value === null) return [];
  const plain = bare(schema);
  const marks = z.globalRegistry.get(plain);
  if (marks?.isSecret === true) return [{ path, reference: reference.parse(value) }];
  if (marks?.isPath === true) return [{ path, reference: { file: z.string().parse(value) } }];
  if (plain instanceof z.ZodUnion) {
    const meant = plain.options.find((option) => z.safeParse(option, value).success);
    return meant === undefined ? [] : referencesIn(meant, value, path);
  }
  if (plain instanceof z.ZodArray)
    return z
      .array(z.unknown())
      .parse(value)
      .flatMap((item, index) => referencesIn(plain.element, item, [...path, index]));
  if (!(plain instanceof z.ZodObject)) return [];
  const held = fields.parse(value);
  return Object.entries(plain.shape).flatMap(([name, field]) => referencesIn(field, held[name], [...path, name]));
}
