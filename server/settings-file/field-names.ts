import { z } from 'zod';

/** A schema without what only says that it may be missing. */
export function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return bare(schema.unwrap());
  return schema instanceof z.ZodPipe ? bare(schema.in) : schema;
}

/** The shapes a schema allows: itself, or the branches of a union. */
const branches = (schema: z.core.$ZodType): z.core.$ZodType[] => {
  const plain = bare(schema);
  return plain instanceof z.ZodUnion ? plain.options.flatMap(branches) : [plain];
};

/** Names of the fields that may stand at a path of what the schema describes. */
export function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const [step, ...rest] = path;
  const names = branches(schema).flatMap((branch) => {
    if (branch instanceof z.ZodArray) return fieldsAt(branch.element, rest);
    if (branch instanceof z.ZodRecord && step !== undefined) return fieldsAt(branch.valueType, rest);
    if (!(branch instanceof z.ZodObject)) return [];
    if (step === undefined) return Object.keys(branch.shape);
    const field = branch.shape[String(step)];
    return field === undefined ? [] : fieldsAt(field, rest);
  });
  return [...new Set(names)];
}
