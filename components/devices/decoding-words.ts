import { formatNumber } from '../ui/format-value';
import type { Decoding } from './use-decoding';

const messages = (count: number) => `${formatNumber(count, 0)} ${count === 1 ? 'message' : 'messages'}`;

/** How a decoding goes: whose messages, and how many so far. */
export function decodingWords({ upstream, device, vin, state, progress, error }: Decoding): {
  title: string;
  detail: string;
} {
  const { done, settled, total } = progress;
  const title = device === null ? `What waited in ${upstream}` : `${device} → ${vin ?? 'no vehicle'}`;
  const count = formatNumber(done, 0);
  if (state === 'failed') return { title, detail: `Stopped after ${messages(done)}: ${error}` };
  if (state === 'running') {
    return { title, detail: total === 0 ? 'Decoding what waited' : `Decoding: ${count} of ${messages(total)}` };
  }
  if (done === 0) return { title, detail: 'Mapped. Nothing had waited for it.' };
  if (settled === done) return { title, detail: `${messages(done)} decoded, each at its own time.` };
  return {
    title,
    detail: `${formatNumber(settled, 0)} of ${messages(done)} decoded; the rest is in the quarantine.`,
  };
}
