import type { CommandParameter, Scalar } from '../../server/contract/commands';
import { convert, isUnit, type UnitId, unitSymbol } from '../../server/contract/units';
import { formatNumber, writeOut } from '../ui/format-value';
import { preferredUnit, type UnitPreferences } from '../ui/unit-preferences';

/** How a number is written into a form: in the reader's unit, and between which bounds of it. */
export type ShownNumber = {
  /** As people read it; empty for a number without a unit. */
  symbol: string;
  minimum: number | undefined;
  maximum: number | undefined;
  step: number;
  decimals: number;
  /** Whether what is sent is in another unit than what is written. */
  isConverted: boolean;
};

/** The unit a parameter is sent in and the one it is written in; null where it has none we know. */
function unitsOf({ unit }: CommandParameter, preferences: UnitPreferences): { sent: UnitId; shown: UnitId } | null {
  if (unit === undefined || !isUnit(unit)) return null;
  return { sent: unit, shown: preferredUnit(unit, preferences) };
}

const decimalsOf = (step: number): number => Math.min(6, `${step}`.split('.')[1]?.length ?? 0);

/** So many decimals tell two neighbouring steps apart once they are converted. */
const decimalsOfConverted = 1;

/** A number of a parameter's own unit as it is written in the reader's. */
export function toShown(value: number, parameter: CommandParameter, preferences: UnitPreferences): number {
  const units = unitsOf(parameter, preferences);
  if (units === null || units.sent === units.shown) return value;
  return Number(convert(value, units.sent, units.shown).toFixed(decimalsOfConverted));
}

/**
 * A number as it was written, in the parameter's own unit. What was converted is moved to the nearest step there and
 * between the bounds: 70 °F is 21.11 °C, which no vehicle takes that counts in half degrees.
 */
export function toSent(written: number, parameter: CommandParameter, preferences: UnitPreferences): number {
  const units = unitsOf(parameter, preferences);
  if (units === null || units.sent === units.shown) return written;
  const exact = convert(written, units.shown, units.sent);
  const step = parameter.multipleOf ?? (parameter.type === 'integer' ? 1 : null);
  const stepped = step === null ? Number(exact.toFixed(3)) : Number((Math.round(exact / step) * step).toFixed(6));
  const { minimum, maximum } = parameter;
  // Only what rounding has pushed over a bound: what lies beyond it was meant so, and is refused.
  const slack = step ?? 0.001;
  if (minimum !== undefined && stepped < minimum && exact > minimum - slack) return minimum;
  if (maximum !== undefined && stepped > maximum && exact < maximum + slack) return maximum;
  return stepped;
}

/** How the field of a number is drawn. */
export function shownNumber(parameter: CommandParameter, preferences: UnitPreferences): ShownNumber {
  const units = unitsOf(parameter, preferences);
  const isConverted = units !== null && units.sent !== units.shown;
  const { minimum, maximum, multipleOf, type } = parameter;
  const bound = (value: number | undefined) =>
    value === undefined ? undefined : toShown(value, parameter, preferences);
  const step = multipleOf ?? 1;
  return {
    symbol: units === null ? (parameter.unit ?? '') : unitSymbol(units.shown),
    minimum: bound(minimum),
    maximum: bound(maximum),
    step: isConverted ? 1 : step,
    decimals: isConverted
      ? decimalsOfConverted
      : type === 'integer'
        ? 0
        : Math.max(decimalsOf(step), multipleOf === undefined ? 3 : 0),
    isConverted,
  };
}

/** A parameter's value in words, in the reader's unit. */
export function parameterWords(
  value: Scalar,
  parameter: CommandParameter | undefined,
  preferences: UnitPreferences,
): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' || parameter === undefined) return String(value);
  const { symbol } = shownNumber(parameter, preferences);
  const shown = toShown(value, parameter, preferences);
  return writeOut({ text: formatNumber(shown, decimalsOf(shown)), unit: symbol });
}
