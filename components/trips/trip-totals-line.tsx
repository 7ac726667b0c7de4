'use client';

import type { Trip } from '../../server/contract/trips';
import { formatDuration } from '../ui/format-duration';
import { formatNumber } from '../ui/format-value';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { distanceWords, speedWords, totalsOf } from './trip-figures';

/** What trips come to together, in a line. @param isMore there are more of them than these */
export function TripTotalsLine({ trips, isMore = false }: { trips: readonly Trip[]; isMore?: boolean }) {
  const preferences = useUnitPreferences();
  const totals = totalsOf(trips);
  if (totals.count === 0) return <>No trips</>;
  const parts = [
    `${formatNumber(totals.count, 0)} ${totals.count === 1 ? 'trip' : 'trips'}${isMore ? ' so far' : ''}`,
    totals.distanceKm !== null &&
      `${totals.isDistanceComplete ? '' : 'at least '}${distanceWords(totals.distanceKm, preferences)}`,
    `${formatDuration(totals.durationMs)}, ${formatDuration(totals.movingMs)} of it moving`,
    totals.topSpeed !== null && `top ${speedWords(totals.topSpeed, preferences)}`,
    totals.incomplete > 0 && `${totals.incomplete} incomplete`,
  ];
  return <>{parts.filter((part) => part !== false).join(' · ')}</>;
}
