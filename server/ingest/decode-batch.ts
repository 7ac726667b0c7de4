import type { Message } from '../contract/message';
import { type Decoded, DecodeError, type Dialect } from '../upstreams/dialect';
import type { Numbers } from './identify';
import { judge, quarantine } from './judge';
import { messageKey } from './message-key';
import type { JudgedBatch, KnownUpstream } from './row';

function startBatch(messages: readonly Message[]): JudgedBatch {
  return {
    messages,
    rows: [],
    absences: [],
    availabilities: [],
    quarantined: [],
    untimed: new Map(),
    unplaced: [],
    verdicts: new Uint8Array(messages.length),
  };
}

/** Why a decoder threw. Any error but its own is a bug of ours, and still no reason for this message to come for ever. */
function reasonOf(error: unknown): { reason: string; detail: string } {
  if (error instanceof DecodeError) return { reason: error.reason, detail: error.message };
  return { reason: 'decoder-failed', detail: error instanceof Error ? error.message : String(error) };
}

/** Decodes and judges a batch. Neither asks anybody anything: the same messages give the same rows. */
export function decodeBatch(
  messages: readonly Message[],
  upstream: KnownUpstream,
  dialect: Dialect,
  numbers: Numbers,
): JudgedBatch {
  const batch = startBatch(messages);
  for (let messageIndex = 0; messageIndex < messages.length; messageIndex++) {
    const message = messages[messageIndex];
    if (message === undefined) continue;
    let decoded: Decoded;
    try {
      decoded = dialect.decode(message);
    } catch (error) {
      const refusals = [{ ...reasonOf(error), field: '' }];
      quarantine({ messageIndex, verdict: 'quarantined', vin: null, device: null, refusals }, batch);
      continue;
    }
    const key = messageKey(message.payload, upstream.seed);
    judge(decoded, messageIndex, key, numbers, batch);
  }
  return batch;
}

/** A batch of the one message that the database refuses: its bytes are kept, and nothing is made of them. */
export function refuseMessage(message: Message, detail: string): JudgedBatch {
  const batch = startBatch([message]);
  const refusals = [{ reason: 'store-refused', field: '', detail }];
  quarantine({ messageIndex: 0, verdict: 'quarantined', vin: null, device: null, refusals }, batch);
  return batch;
}
