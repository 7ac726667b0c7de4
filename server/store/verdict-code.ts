import type { Verdict } from '../contract/message';

/** A verdict as stored, one byte a message. Never renumber. */
export const verdictCodes = {
  accepted: 1,
  duplicate: 2,
  late: 3,
  partial: 4,
  unmapped: 5,
  quarantined: 6,
  ignored: 7,
} as const satisfies Record<Verdict, number>;

const byCode = new Map<number, Verdict>(
  Object.entries(verdictCodes).map(([verdict, code]) => [code, verdict as Verdict]),
);

/** @throws Error when the byte is none of ours: the stored row is damaged */
export function verdictOf(code: number | undefined): Verdict {
  const verdict = code === undefined ? undefined : byCode.get(code);
  if (verdict === undefined) throw new Error(`stored verdict: expected a code from 1 to 7, got ${code}`);
  return verdict;
}
