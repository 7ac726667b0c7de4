/** A value outside React that tells when it is another. */
export type Store<Value> = {
  current: () => Value;
  subscribe: (listener: () => void) => () => void;
};

/** Keeps a value; the same object until something about it changes. */
export function createStore<Value>(initial: Value): Store<Value> & { set: (value: Value) => void } {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    current: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
  };
}
