import { humanize } from '../ui/format-value';

const words: Readonly<Record<string, string>> = {
  'bad-base64': 'Data that is not base64',
  'bad-device': 'No usable device id',
  'bad-time': 'Time that cannot be read',
  'bad-vin': 'No usable VIN',
  batch: 'List where one event was expected',
  empty: 'Empty message',
  implausible: 'Value out of range',
  'implausible-time': 'Time out of range',
  'no-device': 'No device named',
  'not-a-cloudevent': 'Not a CloudEvent',
  'not-json': 'Not JSON',
  'not-utf8': 'Not UTF-8',
  'opaque-data': 'Data of no known format',
  'store-refused': 'Refused by the database',
  'wrong-shape': 'Not of the expected shape',
};

/** Why something was refused, in a few words; a reason without words of its own is written out. */
export const reasonWords = (reason: string): string => words[reason] ?? humanize(reason.replaceAll('-', '_'));
