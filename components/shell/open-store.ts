import { useSyncExternalStore } from 'react';
import { createStore } from '../data/store';

/** Whether one thing of the shell is open, for all who open or show it. */
export function createOpenStore() {
  const { current, subscribe, set } = createStore(false);
  return {
    open: () => set(true),
    close: () => set(false),
    useIsOpen: () => useSyncExternalStore(subscribe, current, () => false),
  };
}
