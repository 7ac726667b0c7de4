import { z } from 'zod';
import { commandEntry } from './command-entry';

/** The shape of the file of commands. */
export const catalogueFile = z
  .strictObject({ commands: z.array(commandEntry).nullish().describe('Every type of command.') })
  .meta({ title: 'Commands of Motorcade' });

/** The JSON schema of the file, for editors. Made from what the program itself checks by. */
export const catalogueSchema = () => z.toJSONSchema(catalogueFile, { io: 'input' });
