import type { Command, CommandParameter } from '../../server/contract/commands';
import type { UnitPreferences } from '../ui/unit-preferences';
import { parameterWords } from './parameter-units';

type Sent = Pick<Command, 'parameters'>;

/** The parameters of a command in a line, as they were sent: `limit 80, mode eco`; empty where there are none. */
export const parameterLine = ({ parameters }: Sent): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}`)
    .join(', ');

/**
 * The parameters of a command in a line, by what people call them and in the reader's units: `Temperature 70 °F`.
 * @param known the parameters of its type; one that is not among them is told as it was sent
 */
export const titledParameterLine = (
  { parameters }: Sent,
  known: Readonly<Record<string, CommandParameter>>,
  preferences: UnitPreferences,
): string =>
  Object.entries(parameters)
    .map(([name, value]) => {
      const parameter = known[name];
      return parameter === undefined
        ? parameterLine({ parameters: { [name]: value } })
        : `${parameter.title} ${parameterWords(value, parameter, preferences)}`;
    })
    .join(', ');
