/** Far more than a fleet has names; beyond it they are made up, and remembering them would only fill the memory. */
const most = 5_000;

/** What was worked out for a name, to be found again. It forgets everything when it is full. */
export type Memory<Value> = { find: (name: string) => Value | undefined; keep: (name: string, value: Value) => Value };

/** Makes one that knows nothing yet. */
export function createMemory<Value>(): Memory<Value> {
  const known = new Map<string, Value>();
  return {
    find: (name) => known.get(name),
    keep: (name, value) => {
      if (known.size >= most) known.clear();
      known.set(name, value);
      return value;
    },
  };
}
