'use client';

import { createContext, type ReactNode, useContext, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { VehicleHistory } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import type { Picture } from '../data/picture-context';
import { createStore } from '../data/store';
import type { Drive } from './drive';
import type { Player } from './player';

/** A replay as the whole page shows it, what stands above it included. */
export type Replayed = {
  vin: string;
  player: Player;
  /** The picture of the page, whose clock is that of the replay. */
  picture: Picture;
  /** What is known of its time without asking; undefined while it is on its way. */
  history: VehicleHistory | undefined;
  drive: Drive;
  /** Which clock its values are told by. */
  by: Clock;
};

const createReplayedStore = () => createStore<Replayed | null>(null);

const ReplayedContext = createContext<ReturnType<typeof createReplayedStore> | null>(null);

/** Knows what is replayed, for banner, picture and head of the page above. */
export function ReplayedProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createReplayedStore);
  return <ReplayedContext value={store}>{children}</ReplayedContext>;
}

function useReplayedStore() {
  const store = useContext(ReplayedContext);
  if (store === null) throw new Error('what is replayed: expected a ReplayedProvider above, found none');
  return store;
}

/** What is replayed; null where nothing is, or is not here yet. */
export function useReplayed(): Replayed | null {
  const store = useReplayedStore();
  return useSyncExternalStore(store.subscribe, store.current, () => null);
}

/** Tells the page above what is replayed, for as long as the caller is shown. @param replayed the same object while it is */
export function useTellReplayed(replayed: Replayed): void {
  const store = useReplayedStore();
  useLayoutEffect(() => {
    store.set(replayed);
    return () => store.set(null);
  }, [store, replayed]);
}
