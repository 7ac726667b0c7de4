import { unlessRefused } from './unless-refused';

/** A choice of the person that stays in this browser. */
export type KeptText = {
  /** Null where nothing was chosen, where the browser keeps nothing, and on the server. */
  read: () => string | null;
  /** Keeps it and tells everything that shows it, in other tabs too. */
  keep: (text: string) => void;
  subscribe: (listener: () => void) => () => void;
};

/** @param storageKey its name in the browser's local storage */
export function createKeptText(storageKey: string): KeptText {
  const listeners = new Set<() => void>();
  /** A choice that the browser would not store: good until the page is left. */
  let unstored: string | null = null;
  return {
    read: () =>
      typeof window === 'undefined'
        ? null
        : (unstored ?? unlessRefused(() => window.localStorage.getItem(storageKey), null)),
    keep: (text) => {
      const store = () => {
        window.localStorage.setItem(storageKey, text);
        return null;
      };
      unstored = unlessRefused(store, text);
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      window.addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener('storage', listener);
      };
    },
  };
}
