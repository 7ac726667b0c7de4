import type { Command } from '../../server/contract/commands';

/** Commands whose newest states are held beyond what pages ask for; as many as a bulk command has, twice. */
const greatestHeld = 2_000;

/** What is heard of commands: those that changed, and whether some changes were missed, so that pages are asked for anew. */
export type HeardCommands = { commands: readonly Command[]; hasMissed: boolean };

/** The newest states of commands that changed since the page was opened, outside React. */
export type CommandRecords = {
  /** Takes what the server told. */
  apply: (heard: HeardCommands) => void;
  /** The newer of what is held and what somebody has of the same command: the very object of either. */
  newest: <Known extends Command>(known: Known) => Known;
  /** The states held; another map after each change. */
  current: () => ReadonlyMap<string, Command>;
  /** Calls the listener with every piece of news, in the order of its coming. */
  subscribe: (listener: (heard: HeardCommands) => void) => () => void;
};

export function createCommandRecords(): CommandRecords {
  const listeners = new Set<(heard: HeardCommands) => void>();
  let held: ReadonlyMap<string, Command> = new Map();

  return {
    apply: ({ commands, hasMissed }) => {
      const newer = commands.filter(({ id, change }) => change > (held.get(id)?.change ?? -1));
      if (newer.length > 0) {
        const next = new Map(held);
        for (const command of newer) {
          next.delete(command.id);
          next.set(command.id, command);
        }
        for (const id of next.keys()) {
          if (next.size <= greatestHeld) break;
          next.delete(id);
        }
        held = next;
      }
      if (newer.length === 0 && !hasMissed) return;
      for (const listener of listeners) listener({ commands: newer, hasMissed });
    },
    newest: (known) => {
      const told = held.get(known.id);
      return told === undefined || told.change <= known.change ? known : { ...known, ...told };
    },
    current: () => held,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
