import { isFinal } from '../../server/contract/command-life';
import type { CommandDetail } from '../../server/contract/commands';
import { formatDuration } from '../ui/format-duration';

/** MQTT writes reason codes in hexadecimal: `0x87`. */
const reasonCodeText = (reasonCode: number) => `0x${reasonCode.toString(16).padStart(2, '0').toUpperCase()}`;

/**
 * What the broker answered, in words: its reason code (MQTT 5 §3.4.2.1) and what that means. Null where it has not answered.
 */
export function answerWords({
  reasonCode,
  reasonWords,
  steps,
}: Pick<CommandDetail, 'reasonCode' | 'reasonWords' | 'steps'>): string | null {
  const isTaken = steps.some(({ state }) => state === 'accepted');
  if (reasonCode === null) return isTaken ? 'It took it; over MQTT 3.1.1 it gives no reason code' : null;
  if (reasonWords !== null) return `${reasonCodeText(reasonCode)}: ${reasonWords}`;
  return isTaken ? `${reasonCodeText(reasonCode)}: it took it` : reasonCodeText(reasonCode);
}

/** The heading of what a command puts on its topic, by whether that has been handed over. */
export const deliveryTitle = ({ attempts, state }: Pick<CommandDetail, 'attempts' | 'state'>): string => {
  if (attempts > 0) return 'What was sent';
  return isFinal(state) ? 'What was not sent' : 'What is to be sent';
};

/**
 * When a reading was measured, seen from the sending: `4 s after it was sent`. Seconds are rounded down, as the server does.
 * @param offsetMs below zero of what was measured before
 */
export const offsetWords = (offsetMs: number): string => {
  const length = Math.abs(offsetMs);
  const words = length < 1_000 ? `${Math.round(length)} ms` : formatDuration(Math.floor(length / 1_000) * 1_000);
  return `${words} ${offsetMs < 0 ? 'before' : 'after'} it was sent`;
};
