import type { BulkRequest, CommandRequest } from '../contract/commands';
import { type Prepared, type PrepareTools, prepareBulk } from './prepare-command';
import type { CommandRequester } from './requester';

/** What one command for many vehicles would come to. */
export type PreparedBulk = {
  /** How many vehicles would get it. */
  sendable: number;
  /** The first of them, or of all where none would, and what it would get. */
  vin: string;
  example: Prepared;
  /** Why the others would get none: the most frequent reason first. */
  refused: { problem: string; vehicles: number }[];
};

/** Why one vehicle would get none, without what only it tells: what is true of many is said once. */
function reasonOf({ problems: [problem], preconditions }: Prepared): string | null {
  if (problem === undefined) return null;
  const failed = preconditions.find((precondition) => precondition.problem === problem);
  return failed === undefined ? problem : `does not hold: ${failed.expected}`;
}

/**
 * Looks at a command for many vehicles by what holds now. Nothing is kept. Whether a reason and their number are given is
 * looked at when it is sent.
 * @throws RangeError for no vehicles
 */
export async function previewBulk(
  { vins, vehicles: _number, perSecond: _rate, reason = 'not given yet', ...what }: BulkRequest,
  by: CommandRequester,
  tools: PrepareTools,
): Promise<PreparedBulk> {
  const requests = [...new Set(vins)].map((vin): CommandRequest => ({ vin, reason, ...what }));
  const prepared = await prepareBulk(what.type, requests, by, tools);
  const reasons = prepared.map(reasonOf);
  const counts = new Map<string, number>();
  for (const reason of reasons) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const first = Math.max(0, reasons.indexOf(null));
  const [request, example] = [requests[first], prepared[first]];
  if (request === undefined || example === undefined) throw new RangeError('no vehicle to look at');
  return {
    sendable: reasons.filter((reason) => reason === null).length,
    vin: request.vin,
    example,
    refused: [...counts]
      .map(([problem, vehicles]) => ({ problem, vehicles }))
      .sort((one, other) => other.vehicles - one.vehicles),
  };
}
