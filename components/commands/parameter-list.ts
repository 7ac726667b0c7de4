import type { Command } from '../../server/contract/commands';

/** The parameters of a command in a line, as they were sent: `limit 80, mode eco`; empty where there are none. */
export const parameterLine = ({ parameters }: Pick<Command, 'parameters'>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}`)
    .join(', ');
