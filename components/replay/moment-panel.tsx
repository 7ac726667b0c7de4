'use client';

import { useDebouncedValue } from '@mantine/hooks';
import type { VehicleHistory } from '../../server/contract/history';
import { useNow } from '../data/server-clock';
import { useVehicleAt } from '../data/trip-queries';
import type { Span } from '../range/range-presets';
import { MotionContext } from '../ui/freshness-budget';
import { MomentValues } from './moment-values';
import type { Player } from './player';
import { useStandingAt } from './use-player';

type MomentPanelProps = {
  vin: string;
  player: Player;
  history: VehicleHistory | undefined;
  parked: readonly Span[];
  more: readonly string[];
};

/** Who drags a slider asks for nothing until they hold still, milliseconds. */
const settledMs = 250;

/**
 * The values beside the map. While it plays they come from the series that are drawn; where it stands the server is asked
 * for all that was known at that very instant, and each value leads to its message.
 */
export function MomentPanel({ vin, player, history, parked, more }: MomentPanelProps) {
  const standingAt = useStandingAt(player);
  const [settledAt] = useDebouncedValue(standingAt, settledMs);
  const { data: exact } = useVehicleAt(vin, settledAt === standingAt ? standingAt : null);
  const at = useNow();
  const isParked = parked.some(({ from, to }) => from <= at && at < to);
  return (
    <MotionContext value={isParked ? 'parked' : 'moving'}>
      <MomentValues history={history} exact={(standingAt !== null && exact?.state) || null} more={more} />
    </MotionContext>
  );
}
