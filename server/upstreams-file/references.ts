import { z } from 'zod';
import { bare } from '../settings-file/field-names';
import type { SecretReference } from '../upstreams/kind';

/** A secret or file that an entry points at, and where it does. */
export type PlacedReference = { path: readonly PropertyKey[]; reference: SecretReference };

const filled = z.string().min(1);
const reference = z.union([z.object({ env: filled }), z.object({ file: filled })]);
const list = z.array(z.unknown());
const fields = z.record(z.string(), z.unknown());

/**
 * Everything an entry points at: its secrets, and its fields that are paths of files. What does not have the shape of
 * one points nowhere.
 * @param path where it stands in the document
 */
export function referencesIn(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): PlacedReference[] {
  if (value === undefined || value === null) return [];
  const plain = bare(schema);
  const marks = z.globalRegistry.get(plain);
  if (marks?.isSecret === true || marks?.isPath === true) {
    const found = reference.safeParse(marks.isPath === true ? { file: value } : value);
    return found.success ? [{ path, reference: found.data }] : [];
  }
  if (plain instanceof z.ZodUnion) {
    const meant = plain.options.find((option) => z.safeParse(option, value).success);
    return meant === undefined ? [] : referencesIn(meant, value, path);
  }
  if (plain instanceof z.ZodArray)
    return (list.safeParse(value).data ?? []).flatMap((item, index) =>
      referencesIn(plain.element, item, [...path, index]),
    );
  const held = fields.safeParse(value).data;
  if (!(plain instanceof z.ZodObject) || held === undefined) return [];
  return Object.entries(plain.shape).flatMap(([name, field]) => referencesIn(field, held[name], [...path, name]));
}
