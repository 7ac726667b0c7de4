import { z } from 'zod';
import { commandParameter, commandRisks, scalar } from '../../contract/commands';
import { durationText } from './duration-text';
import { parameterName } from './placeholder';
import type { Template } from './type-definition';

const signal = z.string().min(1).max(200).describe('Id of a signal, as on a page of a vehicle.');
const values = (what: string) => z.array(scalar).min(1).max(50).describe(what);

const precondition = z
  .strictObject({
    signal,
    oneOf: values('The values that are right; a text counts whatever its case.').optional(),
    atLeast: z.number().optional().describe("Least number, in the signal's unit."),
    atMost: z.number().optional().describe("Greatest number, in the signal's unit."),
    freshWithin: durationText('1 s', '400 d').describe('How old the reading may be: an older one proves nothing.'),
  })
  .describe('What must hold when the command is published.');

const effect = z
  .strictObject({
    signal,
    becomes: values('Values that show it, parameters in braces among them. Left out: any reading does.').optional(),
    tolerance: z.number().nonnegative().default(0).describe('How far off a number may be.'),
    within: durationText('1 s', '24 h').describe('How long the vehicle may take, by its own time.'),
  })
  .describe('What telemetry shows when the vehicle has obeyed. Left out where nothing does.');

/** A JSON value whose texts may stand for parameters. */
const template: z.ZodType<Template> = z.json();

/** A type of command as the file has it. */
export const commandEntry = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,62}$/, 'expected small letters, digits and - only, 63 at most')
    .describe('A name of your own, which stays: commands that were sent are marked with it.'),
  label: z.string().min(1).max(60).describe('What people call it, as a button has it.'),
  description: z.string().max(500).default('').describe('What it does, for whoever is about to send it.'),
  risk: z.enum(commandRisks).describe('critical asks for a reason and the end of the VIN.'),
  // A viewer sends nothing, whatever a file says.
  role: z.enum(['operator', 'engineer', 'admin']).default('operator').describe('The least role that may send it.'),
  needsApproval: z.boolean().default(false).describe('Whether a second person must agree.'),
  mayRepeat: z
    .boolean()
    .default(false)
    .describe(
      'Whether it may be sent again where nobody knows whether it went out: only if twice is the same as once.',
    ),
  name: z
    .string()
    .regex(/^[^/+#\p{Cc}\p{Surrogate}]{1,64}$/u, 'expected 1 to 64 characters without /, + and #')
    .optional()
    .describe('What the device knows it by; without it, the id.'),
  payload: template.default({}).describe('What is sent, as JSON. "{name}" stands for the value of a parameter.'),
  parameters: z
    .record(z.string().regex(parameterName, 'expected a name of letters, digits and _'), commandParameter)
    .default({})
    .describe('What is to be filled in, by name.'),
  required: z.array(z.string()).default([]).describe('Names of the parameters that must be filled in.'),
  preconditions: z.array(precondition).max(20).default([]).describe('All of them must hold.'),
  effect: effect.optional(),
  deadline: durationText('5 s', '7 d').prefault('60 s').describe('How long it may wait to be published.'),
  kinds: z.array(z.string()).min(1).optional().describe('Kinds of upstreams that can carry it; without it, all.'),
});
export type CommandEntry = z.infer<typeof commandEntry>;
