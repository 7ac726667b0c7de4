import type { Message } from '../contract/message';
import { type Decoded, DecodeError, type Refusal } from '../upstreams/dialect';
import { type Judging, judge, quarantine } from './judge';
import type { JudgedBatch } from './row';

function startBatch(messages: readonly Message[], oldestAt: number): JudgedBatch {
  return {
    messages,
    rows: [],
    absences: [],
    availabilities: [],
    quarantined: [],
    remembered: new Map(),
    unplaced: [],
    vehicleIds: new Int32Array(messages.length),
    devices: new Map(),
    oldestAt,
    verdicts: new Uint8Array(messages.length),
  };
}

/** Why a message failed. Any error but DecodeError is a bug of ours, and still no reason for it to come for ever. */
function reasonOf(error: unknown, isDecoded: boolean): { reason: string; detail: string } {
  if (error instanceof DecodeError) return { reason: error.reason, detail: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  return { reason: isDecoded ? 'judge-failed' : 'decoder-failed', detail };
}

function dropLast(rows: { messageIndex: number }[], messageIndex: number): void {
  while (rows.at(-1)?.messageIndex === messageIndex) rows.pop();
}

/** Keeps out a message of which nothing can be said. */
function quarantineWhole(messageIndex: number, refusals: Refusal[], batch: JudgedBatch): void {
  quarantine({ messageIndex, verdict: 'quarantined', vin: null, device: null, identity: undefined, refusals }, batch);
}

/** Takes back what the batch's last message has put into it. */
function withdraw(messageIndex: number, batch: JudgedBatch): void {
  for (const rows of [batch.rows, batch.absences, batch.availabilities, batch.unplaced, batch.quarantined])
    dropLast(rows, messageIndex);
  batch.vehicleIds[messageIndex] = 0;
  for (const [hash, index] of batch.remembered) if (index === messageIndex) batch.remembered.delete(hash);
}

/** Decodes and judges a batch. Neither asks anybody anything: the same messages give the same rows. */
export function decodeBatch(messages: readonly Message[], judging: Judging): JudgedBatch {
  const batch = startBatch(messages, judging.oldestAt);
  for (let messageIndex = 0; messageIndex < messages.length; messageIndex++) {
    const message = messages[messageIndex];
    if (message === undefined) continue;
    let decoded: Decoded | undefined;
    try {
      decoded = judging.upstream.decode(message);
      judge(decoded, messageIndex, judging, batch);
    } catch (error) {
      withdraw(messageIndex, batch);
      const refusals = [{ ...reasonOf(error, decoded !== undefined), field: '' }];
      quarantineWhole(messageIndex, refusals, batch);
    }
  }
  return batch;
}

/** A batch of the one message that the database refuses: its bytes are kept, and nothing is made of them. */
export function refuseMessage(message: Message, detail: string): JudgedBatch {
  const batch = startBatch([message], Number.NEGATIVE_INFINITY);
  const refusals = [{ reason: 'store-refused', field: '', detail }];
  quarantineWhole(0, refusals, batch);
  return batch;
}
