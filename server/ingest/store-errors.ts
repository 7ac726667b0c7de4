import { DevicesMoved } from './note-devices';

/** What a failed transaction asks for. */
export type Remedy = 'again' | 'look' | 'partitions' | 'bisect' | 'halve' | 'give-up';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/**
 * Tells failures apart, by SQLSTATE for the most part (PostgreSQL documentation, appendix A):
 * a serialization failure, deadlock or lock timeout passes; a reading that was expected to be new and is there already
 * must be looked for; a partition that is gone can be made; data that the database will not take (classes 22 and 23,
 * and 54 for a text too long for an index) never gets better, so the message must be found. A statement cut off for its
 * time (57014) may pass with fewer messages, and says nothing against any of them. Anything else, a lost connection
 * first of all, is not the messages' fault: they are offered again.
 */
export function remedyFor(error: unknown): Remedy {
  if (error instanceof DevicesMoved) return 'again';
  const code = codeOf(error);
  if (code === '40001' || code === '40P01' || code === '55P03') return 'again';
  if (code === '23505') return 'look';
  if (code === '57014') return 'halve';
  const words = error instanceof Error ? error.message : '';
  if (code === '23514' && words.startsWith('no partition of relation')) return 'partitions';
  return /^(22|23|54)...$/.test(code) ? 'bisect' : 'give-up';
}
