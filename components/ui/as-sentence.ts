/**
 * What the server says mid-sentence, begun as a sentence. A topic, an address or a name is no word: it stays as it is.
 */
export function asSentence(text: string): string {
  return /^[a-z]+(?:[’',;:.!]?(?:\s|$)|-[a-z]+\s)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
