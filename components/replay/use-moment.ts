'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { seconds } from '../../server/contract/duration';
import { type Motion, motionOf } from '../../server/contract/motion';
import { useOfClock } from '../data/server-clock';
import { useVehicleAt } from '../data/trip-queries';
import type { VehicleView } from '../data/vehicle-view';
import { evidenceAt, evidenceIn } from './moment-evidence';
import type { Replayed } from './replayed-context';
import { useStandingAt } from './use-player';

/** Who drags a slider asks for nothing until they hold still, milliseconds. */
const settledMs = 250;

/** All that was known at the instant a replay stands at; null while it plays, and until that is here. */
export function useKnownThen({ vin, player, by }: Pick<Replayed, 'vin' | 'player' | 'by'>): VehicleView | null {
  const standingAt = useStandingAt(player);
  const [settledAt] = useDebouncedValue(standingAt, settledMs);
  const { data } = useVehicleAt(vin, settledAt === standingAt ? standingAt : null, by);
  return (standingAt !== null && data?.state) || null;
}

/** What a vehicle was doing at the instant of a replay, and when it had been heard of; null while nobody knows yet. */
export type MotionThen = { motion: Motion; heardAt: number | null };

/**
 * While it plays this comes from what is held, where it stands from all that was known. The caller is rendered again when
 * it was doing something else, or had been heard of again.
 * @param exact of `useKnownThen`
 */
export function useMotionThen(replayed: Replayed, exact: VehicleView | null): MotionThen | null {
  const { history, drive, picture } = replayed;
  const known = (at: number) => {
    if (exact !== null) return evidenceIn(exact.readings);
    return history === undefined ? null : evidenceAt(history, drive, at);
  };
  const motion = useOfClock(picture.clock, seconds(1), (at): Motion | null => {
    const evidence = known(at);
    return evidence && motionOf(evidence, at);
  });
  const heardAt = useOfClock(picture.clock, seconds(1), (at) => known(at)?.lastAt ?? null);
  return motion && { motion, heardAt };
}
