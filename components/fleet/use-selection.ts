'use client';

import { useState } from 'react';
import { useFleetSource } from '../data/fleet-store';
import type { ShowView } from '../ui/use-search-view';
import { useShortcut } from '../ui/use-shortcut';
import type { FleetView } from './fleet-view';
import { vinOf } from './vin-of';

/** Whether the map goes with the selected vehicle; `paused`: it did until somebody moved the map. */
export type Follow = 'off' | 'on' | 'paused';

export type Selection = {
  follow: Follow;
  /** Ids of vehicles on one spot, while there are several to choose from. */
  spot: readonly number[];
  select: (vin: string | null) => void;
  /** Takes what was hit on the map: one is selected, several are offered, none drops the selection. */
  selectIds: (ids: number[]) => void;
  leaveSpot: () => void;
  setFollowing: (isFollowing: boolean) => void;
  pauseFollowing: () => void;
};

/** The selected vehicle and what goes with it. Which one and whether it is followed is in the address. */
export function useSelection(
  { selectedVin, isFollowing }: Pick<FleetView, 'selectedVin' | 'isFollowing'>,
  show: ShowView<FleetView>,
): Selection {
  const fleet = useFleetSource();
  const [isPaused, setIsPaused] = useState(false);
  const [spot, setSpot] = useState<readonly number[]>([]);
  const select = (vin: string | null) => {
    setSpot([]);
    setIsPaused(false);
    show({ selectedVin: vin, isFollowing: false });
  };
  const follow = (next: boolean, isPause: boolean) => {
    setIsPaused(isPause);
    show({ isFollowing: next }, 'replace');
  };
  useShortcut('Escape', () => {
    if (document.querySelector('[role="dialog"]') !== null) return;
    if (selectedVin !== null || spot.length > 1) select(null);
  });
  return {
    follow: isFollowing ? 'on' : isPaused ? 'paused' : 'off',
    spot,
    select,
    selectIds: (ids) => (ids.length > 1 ? setSpot(ids) : select(vinOf(fleet, ids[0]))),
    leaveSpot: () => setSpot([]),
    setFollowing: (next) => follow(next, false),
    pauseFollowing: () => follow(false, true),
  };
}
