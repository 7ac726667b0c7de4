/** What can be said of a tire. `unknown` is said where neither its maker nor a target tells: nothing is invented. */
export type TireVerdict = 'ok' | 'low' | 'alert' | 'high' | 'unknown';

/** A tire this far below its target is low: the same share that lights the fleet's low-tire counter. */
export const lowTireShare = 0.9;
/** A tire this far above its target is worth a look. */
export const highTireShare = 1.25;

/** High Mobility, diagnostics.tire_pressure_statuses. */
const verdictOfWord: Readonly<Record<string, TireVerdict>> = {
  normal: 'ok',
  low: 'low',
  soft: 'low',
  alert: 'alert',
  deflation: 'alert',
};

const badness: Record<TireVerdict, number> = { unknown: 0, ok: 1, high: 2, low: 3, alert: 4 };

/** What was sent of a tire. Pressure and target in one unit, whichever; times are epoch milliseconds. */
export type TireEvidence = {
  pressure?: { value: number; at: number } | undefined;
  target?: number | undefined;
  status?: { word: string; at: number } | undefined;
};

export type TireFinding = {
  verdict: TireVerdict;
  /** Pressure as percent of its target; null without one. */
  percentOfTarget: number | null;
  /** What the verdict rests on, as a sentence. */
  reason: string;
};

function byTarget(share: number): TireVerdict {
  if (share < lowTireShare) return 'low';
  return share > highTireShare ? 'high' : 'ok';
}

/**
 * Judges a tire by its target and by its maker's word, as the fleet's low-tire counter does: the newer of the two decides,
 * and where they are of one time the worse one.
 */
export function judgeTire({ pressure, target, status }: TireEvidence): TireFinding {
  const share = pressure === undefined || target === undefined || target <= 0 ? null : pressure.value / target;
  const percentOfTarget = share === null ? null : Math.round(share * 100);
  const said = status && {
    verdict: verdictOfWord[status.word.toLowerCase()] ?? 'unknown',
    percentOfTarget,
    reason: `The vehicle reports “${status.word}”`,
  };
  if (share === null || pressure === undefined) {
    return said ?? { verdict: 'unknown', percentOfTarget, reason: 'No target and no status sent, so no verdict' };
  }
  const measured = { verdict: byTarget(share), percentOfTarget, reason: `${percentOfTarget}% of its target` };
  if (said === undefined || status === undefined || said.verdict === 'unknown') return measured;
  if (status.at !== pressure.at) return status.at > pressure.at ? said : measured;
  return badness[said.verdict] > badness[measured.verdict] ? said : measured;
}
