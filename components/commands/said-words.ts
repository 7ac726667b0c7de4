import { asSentence } from '../ui/as-sentence';

/** The server begins an outcome with its name; where the name stands beside it once is enough. */
const named = /^(confirmed|contradicted|unconfirmed): /;

/** What the server says of a state, as a sentence beside the state's own word. */
export const saidWords = (words: string): string => asSentence(words.replace(named, ''));
