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

/** How long something took, to the second below an hour, rounded down as the server does: `340 ms`, `1 min 30 s`. */
export function elapsedWords(lengthMs: number): string {
  if (lengthMs < 1_000) return `${Math.max(0, Math.round(lengthMs))} ms`;
  const whole = Math.floor(lengthMs / 1_000);
  if (whole >= 3_600) return formatDuration(lengthMs);
  const [minute, second] = [Math.floor(whole / 60), whole % 60];
  return [minute === 0 ? [] : `${minute} min`, second === 0 ? [] : `${second} s`].flat().join(' ');
}

/**
 * When a reading was measured, seen from the sending: `4 s after it was sent`.
 * @param offsetMs below zero of what was measured before
 */
export const offsetWords = (offsetMs: number): string =>
  `${elapsedWords(Math.abs(offsetMs))} ${offsetMs < 0 ? 'before' : 'after'} it was sent`;
