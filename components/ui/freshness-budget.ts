'use client';

import { createContext, useContext } from 'react';
import { minutes } from '../../server/contract/duration';
import { type Motion, parkedBudgetMs } from '../../server/contract/motion';
import type { Signal } from '../../server/contract/signal';

/** What changes by the second while a vehicle is used has a budget up to this. */
const drivingBudgetMs = minutes(10);

/**
 * How old a value may grow before it is stale, milliseconds. Where a vehicle stands switched off, its position and speed
 * stand with it, and last as long as the vehicle itself does before it counts as outdated.
 * @param motion what the vehicle is doing; null when that is not known
 */
export function budgetOf(signal: Pick<Signal, 'freshMs'>, motion: Motion | null): number {
  const isAtRest = motion === 'parked' || motion === 'charging';
  return isAtRest && signal.freshMs <= drivingBudgetMs ? parkedBudgetMs : signal.freshMs;
}

/** What the vehicle whose values are shown below is doing. */
export const MotionContext = createContext<Motion | null>(null);

/** The motion of the vehicle around. */
export const useMotion = () => useContext(MotionContext);
