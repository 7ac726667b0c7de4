import { takeDue } from '../store/command-due';
import { loadDeviceVins, loadFacts } from '../store/command-facts';
import { moveCommands } from '../store/command-move';
import type { StoredCommand } from '../store/command-row';
import type { Database } from '../store/database';
import { inTransaction } from '../store/transaction';
import { type CommandCarrier, packetProblem } from '../upstreams/command-carrier';
import type { CommandLimits } from './command-limits';
import { decideDispatch } from './decide-dispatch';

type Options = {
  database: Database;
  upstream: string;
  carrier: CommandCarrier;
  /** Greatest packet that its broker says it takes; null where it says nothing. */
  brokerBytes: number | null;
  limit: number;
  /** Of this process. */
  dispatcher: number;
  /** Told of commands before anybody can see that they are taken. */
  onTaking: (ids: readonly string[]) => void;
  limits: CommandLimits;
  clock: () => number;
};

/** Commands that are ours to publish now, `attempts` counting it, and when there may be more for the pace of a bulk. */
export type Taken = { commands: StoredCommand[]; ended: number; nextAt: number | null };

/**
 * Takes what is due of an upstream: checks each once more by what holds now, and notes in one transaction which are about to
 * be published and which come to their end unsent. Only what is committed may be published.
 */
export function takeCommands(options: Options): Promise<Taken> {
  const { database, upstream, carrier, brokerBytes, limit, dispatcher, onTaking, limits, clock } = options;
  return inTransaction(database.pool, async (client) => {
    const now = clock();
    const { onlineWithinMs, leastLifeMs } = limits;
    const times = { now, aliveAt: now + leastLifeMs, heardSince: now - onlineWithinMs };
    const due = await takeDue(client, { upstream, limit, ...times });
    if (due.commands.length === 0) return { commands: [], ended: 0, nextAt: due.nextAt };
    const vehicleIds = [...new Set(due.commands.map(({ vehicleId }) => vehicleId))];
    const signals = due.commands.flatMap(({ effect, preconditions }) => [
      ...(effect === null ? [] : [effect.signal]),
      ...preconditions.map(({ signal }) => signal),
    ]);
    const facts = await loadFacts(client, vehicleIds, [...new Set(signals)]);
    const devices = due.commands.map(({ device }) => device);
    const vins = await loadDeviceVins(client, upstream, devices);
    const at = clock();
    const moves = due.commands.map((command) => {
      const carrierProblem = packetProblem(carrier, command.topic, command.payload, brokerBytes);
      const known = {
        ...{ vehicle: facts.get(command.vehicleId), deviceVin: vins.get(command.device), carrierProblem },
        stoppedBy: command.bulk === null ? undefined : due.stoppedBy.get(command.bulk),
      };
      return decideDispatch(command, { ...known, now: at, dispatcher }, limits);
    });
    const taken = new Set(moves.filter(({ to }) => to === 'dispatching').map(({ id }) => id));
    onTaking([...taken]);
    const moved = await moveCommands(client, moves);
    const commands = due.commands
      .filter(({ id }) => taken.has(id) && moved.has(id))
      .map((command) => ({ ...command, attempts: command.attempts + 1, dispatchedAt: at }));
    return { commands, ended: moved.size - commands.length, nextAt: due.nextAt };
  });
}
