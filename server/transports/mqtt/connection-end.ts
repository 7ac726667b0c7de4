import { codeOf, connectionErrorWords } from '../connection-errors';
import { refusalWords, sessionTakenOver } from './broker-refusals';

/** What is known of a connection when it is over. */
export type ConnectionEnd = {
  /** Why, in plain words. */
  words: string;
  /** The broker said that another client took the session over. */
  isTakenOver: boolean;
  /** The broker ended it, without a word or a broken network. */
  isPlainClose: boolean;
  /** How long it lasted after CONNACK and after SUBACK, in milliseconds; null when it did not get that far. */
  acceptedMs: number | null;
  liveMs: number | null;
};

export type EndEvidence = {
  isSecure: boolean;
  /** What a refused sign-in may mean at this broker besides what it says, by reason code of MQTT 5. */
  hints: Readonly<Record<number, string>>;
  /** First error that MQTT.js or the socket told. */
  error: unknown;
  /** Reason of the broker's DISCONNECT (MQTT 5 §3.14.2.1). */
  disconnectReason: number | null;
  refusal: string | null;
  acceptedMs: number | null;
  liveMs: number | null;
};

function wordsOf(evidence: EndEvidence): string {
  const { error, disconnectReason, refusal, isSecure, acceptedMs } = evidence;
  if (refusal !== null) return refusal;
  if (disconnectReason !== null) return `the broker ended the connection: ${refusalWords(disconnectReason)}`;
  if (error !== null) {
    const code = codeOf(error);
    if (typeof code === 'number') return `the broker refused the connection: ${refusalWords(code, evidence.hints)}`;
    const message = error instanceof Error ? error.message : '';
    if (message === 'connack timeout') return 'the broker does not answer within the time allowed';
    if (message === 'Keepalive timeout') return 'the broker has fallen silent';
    return connectionErrorWords(error, isSecure && acceptedMs === null);
  }
  if (acceptedMs !== null) return 'the broker closed the connection without giving a reason';
  return isSecure
    ? 'the broker closed the connection before it answered: it may demand a client certificate'
    : 'the broker closed the connection before it answered: it may expect TLS (mqtts://) on this port';
}

/** Judges what was seen of a connection that is over. */
export function endOf(evidence: EndEvidence): ConnectionEnd {
  return {
    words: wordsOf(evidence),
    isTakenOver: evidence.disconnectReason === sessionTakenOver,
    isPlainClose: evidence.error === null && evidence.disconnectReason === null && evidence.refusal === null,
    acceptedMs: evidence.acceptedMs,
    liveMs: evidence.liveMs,
  };
}

/** The end of an attempt that never came to a connection. */
export const endWithout = (words: string): ConnectionEnd => ({
  words,
  isTakenOver: false,
  isPlainClose: false,
  acceptedMs: null,
  liveMs: null,
});
