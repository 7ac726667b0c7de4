import { z } from 'zod';
import { minutes } from '../../server/contract/duration';
import { parseKept } from '../ui/parse-kept';
import { unlessRefused } from '../ui/unless-refused';

/** So long after it was asked for last a request keeps its key, milliseconds: what is asked for later is meant anew. */
const keptMs = minutes(1);
const keptName = 'motorcade.unanswered';
const keptKeys = z.array(z.object({ text: z.string(), key: z.string(), until: z.number() }));
type KeptKeys = z.infer<typeof keptKeys>;

const read = (): KeptKeys =>
  parseKept(keptKeys, window.sessionStorage.getItem(keptName), []).filter(({ until }) => until > Date.now());

function write(keys: KeptKeys): void {
  if (keys.length === 0) window.sessionStorage.removeItem(keptName);
  else window.sessionStorage.setItem(keptName, JSON.stringify(keys));
}

/** The key under which this tab asked for the same within the last minute, and has no answer yet; null: none. */
export const unansweredKey = (text: string): string | null =>
  unlessRefused(() => read().find((kept) => kept.text === text)?.key ?? null, null);

/** Keeps the key of what is about to be asked for, so that the page may be loaded anew before the answer is there. */
export const keepUnanswered = (text: string, key: string): void =>
  unlessRefused(
    () => write([...read().filter((kept) => kept.key !== key), { text, key, until: Date.now() + keptMs }]),
    undefined,
  );

/** The answer is there: the same is sent anew from here on. */
export const forgetAnswered = (key: string): void =>
  unlessRefused(() => write(read().filter((kept) => kept.key !== key)), undefined);
