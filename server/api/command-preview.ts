import { effectWords } from '../commands/effect-words';
import type { Prepared } from '../commands/prepare-command';
import type { CommandPreview } from '../contract/commands';

/** What would be sent, as the API tells it. */
export function toPreview({ sendable, problems, preconditions, isOnline, expiresAt }: Prepared): CommandPreview {
  const seen = { isOnline, expiresAt, preconditions, problems };
  if (sendable === null) return { upstream: null, topic: null, payload: null, bytes: null, confirmedBy: null, ...seen };
  const { upstream, topic, payload, effect } = sendable;
  const confirmedBy = effect === null ? null : effectWords(effect);
  return { upstream, topic, payload, bytes: Buffer.byteLength(payload), confirmedBy, ...seen };
}
