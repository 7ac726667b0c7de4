/** What can be said of a tire. `unknown` is said where neither its maker nor a target tells: nothing is invented. */
export type TireVerdict = 'ok' | 'low' | 'alert' | 'high' | 'unknown';

/** A tire this far below its target is low: the same share that lights the fleet's low-tire counter. */
export const lowTireShare = 0.9;
/** A tire this far above its target is worth a look. */
export const highTireShare = 1.25;

const wordsOfMaker: Readonly<Record<string, TireVerdict>> = {
  normal: 'ok',
  ok: 'ok',
  low: 'low',
  soft: 'low',
  alert: 'alert',
  deflation: 'alert',
};

export type TireFinding = {
  verdict: TireVerdict;
  /** Pressure as percent of its target; null without one. */
  percentOfTarget: number | null;
  /** What the verdict rests on, as a sentence. */
  reason: string;
};

const byTarget = (share: number): TireVerdict => (share < lowTireShare ? 'low' : share > highTireShare ? 'high' : 'ok');

/**
 * Judges a tire by its maker's status (High Mobility, diagnostics.tire_pressure_statuses) and by its target.
 * A maker's warning stands even against the target; a maker's "normal" does not hide a pressure below it.
 * @param pressure and @param target in one unit, whichever; target above zero or undefined
 * @param status the maker's word, undefined when it never sent one
 */
export function judgeTire(pressure?: number, target?: number, status?: string): TireFinding {
  const share = pressure !== undefined && target !== undefined && target > 0 ? pressure / target : null;
  const percentOfTarget = share === null ? null : Math.round(share * 100);
  const said = status === undefined ? undefined : wordsOfMaker[status.toLowerCase()];
  const measured = share === null ? undefined : byTarget(share);
  if (said === 'alert' || said === 'low') {
    return { verdict: said, percentOfTarget, reason: `The vehicle reports “${status}”` };
  }
  if (measured !== undefined) {
    return { verdict: measured, percentOfTarget, reason: `${percentOfTarget} % of its target` };
  }
  if (said !== undefined) return { verdict: said, percentOfTarget, reason: `The vehicle reports “${status}”` };
  if (status !== undefined) return { verdict: 'unknown', percentOfTarget, reason: `The vehicle reports “${status}”` };
  return { verdict: 'unknown', percentOfTarget, reason: 'No target and no status sent, so no verdict' };
}
