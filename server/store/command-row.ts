import { isCancellable } from '../contract/command-life';
import type { Command, CommandDetail } from '../contract/commands';
import { epochMilliseconds } from './epoch-milliseconds';

/** All that is kept of a command but its steps. Times are epoch milliseconds. */
export type StoredCommand = Omit<CommandDetail, 'steps' | 'isCancellable'> & {
  vehicleId: number;
  needsApproval: boolean;
  /** When it was last taken to be published; null: never. */
  dispatchedAt: number | null;
};

const columns = {
  id: 'c.id',
  vehicleId: 'c.vehicle_id',
  vin: 'v.vin',
  vehicle: 'v.name',
  type: 'c.type',
  label: 'c.label',
  risk: 'c.risk',
  parameters: 'c.parameters',
  topic: 'c.topic',
  payload: 'c.payload',
  upstream: 'c.upstream',
  device: 'c.device',
  mayRepeat: 'c.may_repeat',
  whenOffline: 'c.when_offline',
  needsApproval: 'c.needs_approval',
  preconditions: 'c.preconditions',
  effect: 'c.effect',
  reason: 'c.reason',
  requestedById: 'c.requested_by_id',
  requestedBy: 'c.requested_by',
  approvedBy: 'c.approved_by',
  bulk: 'c.bulk_id',
  state: 'c.state',
  words: 'c.words',
  change: 'c.change::float8',
  createdAt: epochMilliseconds('c.created_at'),
  changedAt: epochMilliseconds('c.changed_at'),
  expiresAt: epochMilliseconds('c.expires_at'),
  dispatchedAt: epochMilliseconds('c.dispatched_at'),
  publishedAt: epochMilliseconds('c.published_at'),
  decidedBy: epochMilliseconds('c.decided_by'),
  attempts: 'c.attempts',
  packetId: 'c.packet_id',
  reasonCode: 'c.reason_code',
  reasonWords: 'c.reason_words',
  decidedByReading: 'c.evidence',
  before: 'c.before',
} satisfies Record<keyof StoredCommand, string>;

const selected = Object.entries(columns).map(([name, column]) => `${column} AS "${name}"`);

/** SQL of where commands are found: `c` is the command, `v` its vehicle. */
export const commandsOfVehicles = 'FROM command c JOIN vehicle v ON v.id = c.vehicle_id';
/** SQL of a query for commands, as far as its conditions. */
export const selectCommands = `SELECT ${selected.join(', ')} ${commandsOfVehicles}`;

/** A command as a row of the log. */
export function toCommand(stored: StoredCommand): Command {
  const { id, vin, vehicle, type, label, risk, parameters, state, words, requestedBy, requestedById } = stored;
  const { approvedBy, reason, bulk, createdAt, changedAt, change, expiresAt, publishedAt, decidedBy } = stored;
  return {
    ...{ id, vin, vehicle, type, label, risk, parameters, state, words, requestedBy, requestedById },
    ...{ approvedBy, reason, bulk, createdAt, changedAt, change, expiresAt, publishedAt, decidedBy },
    isCancellable: isCancellable(state),
  };
}
