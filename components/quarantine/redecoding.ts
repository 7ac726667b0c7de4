import type { QuarantineGroupKey } from '../../server/contract/quarantine';
import type { DecodingProgress } from '../devices/decoding';
import { formatNumber } from '../ui/format-value';
import type { ProgressState } from '../ui/progress-line';
import { groupTitle, messageCount } from './group-words';

/** The decoding of a group once more: how far it is, and whether somebody wants it to stop. */
export type Redecoding = {
  id: string;
  group: QuarantineGroupKey;
  progress: DecodingProgress;
  state: ProgressState;
  isStopping: boolean;
  error: string | null;
};

/** How a re-decoding goes: of which group, and how many messages so far. */
export function redecodingWords({ group, progress, state, isStopping, error }: Redecoding): {
  title: string;
  detail: string;
} {
  const { done, settled, total } = progress;
  const title = `${groupTitle(group)}, ${group.upstream}`;
  const taken = `${formatNumber(settled, 0)} of ${messageCount(done)} settled`;
  if (state === 'failed') return { title, detail: `Broke off: ${taken}. ${error}` };
  if (state === 'stopped') return { title, detail: `Stopped: ${taken}, ${messageCount(total - done)} left.` };
  if (state === 'running') {
    const so = total === 0 ? 'Decoding again' : `Decoding again: ${formatNumber(done, 0)} of ${messageCount(total)}`;
    return { title, detail: isStopping ? `${so}. Stopping after this step.` : so };
  }
  if (done === 0) return { title, detail: 'Nothing was left to decode.' };
  if (settled === done) return { title, detail: `Settled: ${messageCount(done)} decoded, each at its own time.` };
  if (settled === 0)
    return { title, detail: `Nothing changed: today’s decoder says the same of ${messageCount(done)}.` };
  return {
    title,
    detail: `${taken}; ${done - settled === 1 ? 'the other stays' : 'the others stay'}, with today’s reason.`,
  };
}
