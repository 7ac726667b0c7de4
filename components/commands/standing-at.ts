import type { Command } from '../../server/contract/commands';
import { saidWords } from './said-words';
import { type StateWords, stateWords } from './state-words';

/** How a command stood at a moment. `sentAt` and `to`, when its waiting ended, are null where that had not come. */
export type Standing = Pick<StateWords, 'label' | 'tone'> & {
  detail: string;
  sentAt: number | null;
  to: number | null;
};

function standingAt({ state, words, changedAt, publishedAt }: Command, asOf: number): Standing {
  const sentAt = publishedAt !== null && publishedAt <= asOf ? publishedAt : null;
  if (changedAt <= asOf) {
    const { label, tone } = stateWords[state];
    const to = publishedAt ?? (tone === 'open' ? null : changedAt);
    return { label: label.toLowerCase(), tone, detail: saidWords(words), sentAt, to };
  }
  if (sentAt === null) return { label: 'not sent yet', tone: 'open', detail: '', sentAt, to: null };
  return { label: 'sent, not confirmed yet', tone: 'doubt', detail: '', sentAt, to: sentAt };
}

/**
 * The commands that had been asked for by a moment, each as far as it had come: what was decided later was open then.
 * @param asOf epoch milliseconds; infinity for the present
 */
export const standingsAt = (commands: readonly Command[], asOf: number): { command: Command; standing: Standing }[] =>
  commands
    .filter(({ createdAt }) => createdAt <= asOf)
    .map((command) => ({ command, standing: standingAt(command, asOf) }));
