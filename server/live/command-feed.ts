import type { Command } from '../contract/commands';

/** Commands of one event; as JSON about 100 kB. */
const perPiece = 100;
/** Commands held for those who have not been told; as many as a bulk command has, and no more whoever is slow. */
const greatestHeld = 1_000;

/** Commands that changed, told up to `revision`. */
type CommandPiece = { commands: Command[]; hasMissed: boolean; revision: number };

/**
 * Commands as they came to change, each in its newest state. A listener remembers the revision up to which it has been told,
 * so a slow one costs a number.
 */
export function createCommandFeed() {
  /** In the order of their last changes. */
  const held = new Map<string, { command: Command; revision: number }>();
  let revision = 0;
  /** Up to here some changes are no longer held. */
  let forgotten = 0;

  return {
    revision: (): number => revision,
    /** Takes in commands in their newest states. */
    apply: (commands: readonly Command[]): void => {
      for (const command of commands) {
        held.delete(command.id);
        held.set(command.id, { command, revision: ++revision });
      }
      for (const [id, { revision: oldest }] of held) {
        if (held.size <= greatestHeld) return;
        held.delete(id);
        forgotten = oldest;
      }
    },
    /** What changed after `since`, oldest change first; `hasMissed` where some of it is no longer held. */
    after: (since: number): CommandPiece => {
      const piece: CommandPiece = { commands: [], hasMissed: since < forgotten, revision };
      for (const one of held.values()) {
        if (one.revision <= since) continue;
        piece.commands.push(one.command);
        if (piece.commands.length < perPiece) continue;
        piece.revision = one.revision;
        break;
      }
      return piece;
    },
  };
}

export type CommandFeed = ReturnType<typeof createCommandFeed>;
