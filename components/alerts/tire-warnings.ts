import type { VehicleHistory } from '../../server/contract/history';
import { type Wheel, wheels } from '../../server/contract/signals';
import { judgeTire, type TireEvidence } from '../vehicle/tire-verdict';
import type { WarningState } from './join-states';
import { type ToldValue, toldValues } from './told-values';

const aspects = ['tire.pressure', 'tire.pressure_target', 'tire.status'] as const;
type Aspect = (typeof aspects)[number];

/** Signals by which a wheel's tire can be judged: by the maker's word, or by pressure and target together. */
export function tireSignals(wheel: Wheel, told: ReadonlySet<string>): string[] {
  const known = aspects.map((aspect) => `${aspect}.${wheel}`).filter((id) => told.has(id));
  const isJudged = known.includes(`tire.status.${wheel}`) || known.length === 2;
  return isJudged ? known : [];
}

function withTold(evidence: TireEvidence, aspect: Aspect, { at, value }: ToldValue): TireEvidence {
  if (typeof value === 'string') return { ...evidence, status: { word: value, at } };
  if (typeof value !== 'number') return evidence;
  return aspect === 'tire.pressure' ? { ...evidence, pressure: { value, at } } : { ...evidence, target: value };
}

function tireStates(histories: readonly VehicleHistory[], wheel: Wheel): WarningState[] {
  const told = aspects
    .flatMap((aspect) => toldValues(histories, `${aspect}.${wheel}`).map((one) => ({ aspect, ...one })))
    .sort((one, other) => one.at - other.at);
  const what = `Tire too low: ${wheel.replaceAll('_', ' ')}`;
  let evidence: TireEvidence = {};
  return told.flatMap((one, index): WarningState[] => {
    evidence = withTold(evidence, one.aspect, one);
    // What was told of one time is judged together.
    if (told[index + 1]?.at === one.at) return [];
    const { verdict, reason } = judgeTire(evidence);
    const isLow = verdict === 'low' || verdict === 'alert';
    return [{ at: one.at, who: one.who, warnings: new Map(isLow ? [[what, reason]] : []) }];
  });
}

/** How each tire was, as the vehicle's page judges it. */
export const tireWarnings = (histories: readonly VehicleHistory[]): WarningState[][] =>
  wheels.map((wheel) => tireStates(histories, wheel));
