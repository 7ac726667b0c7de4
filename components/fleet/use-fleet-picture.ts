'use client';

import { useMemo } from 'react';
import { useFleetSource, useFleetVersion } from '../data/fleet-store';
import type { FleetFilter } from './fleet-filter';
import { drawFleetPicture } from './fleet-picture';
import type { FleetSort } from './fleet-sort';

/** The picture of this filter, drawn anew at most once a second while the fleet changes. */
export function useFleetPicture(filter: FleetFilter, sort: FleetSort) {
  const fleet = useFleetSource();
  const version = useFleetVersion();
  return useMemo(() => ({ version, ...drawFleetPicture(fleet, filter, sort) }), [version, fleet, filter, sort]);
}
