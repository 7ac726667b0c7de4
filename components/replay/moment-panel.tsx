'use client';

import { MotionContext } from '../ui/freshness-budget';
import { MomentValues } from './moment-values';
import type { Replayed } from './replayed-context';
import { useKnownThen, useMotionThen } from './use-moment';

/**
 * The values beside the map. While it plays they come from the series that are drawn; where it stands the server is asked
 * for all that was known at that very instant, and each value leads to its message.
 * @param more signals that are drawn besides the usual ones
 */
export function MomentPanel({ replayed, more }: { replayed: Replayed; more: readonly string[] }) {
  const exact = useKnownThen(replayed);
  return (
    <MotionContext value={useMotionThen(replayed, exact)?.motion ?? null}>
      <MomentValues history={replayed.history} exact={exact} more={more} />
    </MotionContext>
  );
}
