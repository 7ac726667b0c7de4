import { keepUnanswered, unansweredKey } from '../data/unanswered-keys';

/** 128 random bits as text. Not by `randomUUID`, which browsers have over https alone. */
const createKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The keys of one opened form: the same request has the same key however often it is sent, by two clicks or because no
 * answer came; also where the page was loaded anew before one did. Another request has another.
 */
export function createIdempotencyKeys(): (request: unknown) => string {
  const keys = new Map<string, string>();
  return (request) => {
    const text = JSON.stringify(request);
    const key = keys.get(text) ?? unansweredKey(text) ?? createKey();
    keys.set(text, key);
    keepUnanswered(text, key);
    return key;
  };
}
