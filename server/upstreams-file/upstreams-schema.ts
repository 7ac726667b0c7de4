import { z } from 'zod';
import { upstreamKinds } from '../upstreams';

/** Readings are marked with it, and addresses have it in them. */
export const upstreamId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'expected small letters, digits, - and _ only, 63 at most')
  .describe('A name of your own, which stays: readings are marked with it.');

/** The JSON schema of the upstreams file, for editors. Made from what the program itself checks by. */
export function upstreamsSchema() {
  const forms = upstreamKinds.map(({ kind, label, entry }) =>
    z.strictObject({ id: upstreamId, kind: z.literal(kind).describe(label), ...entry.shape }).meta({ title: label }),
  );
  const file = z
    .strictObject({ upstreams: z.array(z.union(forms)).nullish().describe('Every outside system to listen to.') })
    .meta({ title: 'Upstreams of Motorcade' });
  return z.toJSONSchema(file, {
    io: 'input',
    // These marks are for the program that reads the file.
    override: ({ jsonSchema }) => {
      delete jsonSchema.isPath;
      delete jsonSchema.isSecret;
    },
  });
}
