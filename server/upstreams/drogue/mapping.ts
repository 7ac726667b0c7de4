import { z } from 'zod';
import type { Signal } from '../../contract/signal';
import { signalOf, signals } from '../../contract/signals';
import { isUnit } from '../../contract/units';
import { nearestName } from '../suggestion';
import type { Path } from './draft';
import { quantityOf, type Scale } from './names';

const own = /^drogue\.[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;
const signalName = z
  .string()
  .max(200)
  .refine((id) => signalOf(id) !== undefined || own.test(id), {
    error: ({ input }) => {
      const expected =
        'expected the id of a signal (odometer, fuel.level…) or a name of your own that begins with drogue.';
      const meant = nearestName(String(input), Object.keys(signals));
      return meant === undefined ? expected : `did you mean "${meant}"? ${expected}`;
    },
  });
const scale = z.string().refine((text) => text === 'share' || isUnit(text), {
  error: 'expected a unit (km, mi, °F, mV, %…), or share for 0 to 1',
});

const isScale = (text: string): text is Scale => text === 'share' || isUnit(text);

const withUnit = z
  .strictObject({
    signal: signalName,
    unit: scale.optional().describe('What the number is in; the signal’s own unit without.'),
  })
  .check(({ value, issues }) => {
    const signal = signalOf(value.signal);
    if (value.unit === undefined || signal === undefined || !isScale(value.unit)) return;
    if (signal.unit !== null && quantityOf(value.unit) === quantityOf(signal.unit)) return;
    const message = `expected ${signal.unit === null ? 'no unit' : `a unit like ${signal.unit}`} for ${value.signal}`;
    issues.push({ code: 'custom', path: ['unit'], message, input: value });
  });

/** Which values of the devices' data are which signals, by path: `battery.volts: starter_battery.voltage`. */
export const signalMapping = z
  .record(z.string().min(1).max(300), z.union([signalName, withUnit]))
  .describe('Paths in the data of an event, and the signals they are. Everything else is found by its usual name.');
export type SignalMapping = z.infer<typeof signalMapping>;

/** One line of the configuration, ready to be looked up. A name of our own gets its kind from each value. */
export type MappedPath = { text: string; path: Path; id: string; signal: Signal | undefined; scale: Scale | null };

/** `track[0].lat` is `track.0.lat`; `$` and `data` stand for the data itself. */
const stepsOf = (path: string): string[] =>
  path
    .replaceAll(/\[(\w+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');

/** Makes the lines of the configuration ready, in their order. */
export function prepareMapping(mapping: SignalMapping): MappedPath[] {
  return Object.entries(mapping).map(([path, line]) => {
    const { signal: id, unit } = typeof line === 'string' ? { signal: line, unit: undefined } : line;
    const signal = signalOf(id);
    return {
      text: path,
      path: stepsOf(path),
      id,
      signal,
      scale: unit !== undefined && isScale(unit) ? unit : (signal?.unit ?? null),
    };
  });
}
