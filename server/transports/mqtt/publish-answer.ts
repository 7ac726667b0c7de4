import { refusalWords } from './broker-refusals';

/** What came of one PUBLISH of QoS 1 that was handed to a broker. */
export type PublishAnswer =
  /** PUBACK: it has it. `reasonCode` is null over MQTT 3.1.1, which has none. */
  | { outcome: 'accepted'; reasonCode: number | null; words: string | null }
  /** PUBACK with a reason of 0x80 or more (MQTT 5 §3.4.2.1): it does not have it. */
  | { outcome: 'refused'; reasonCode: number; words: string }
  /** Nobody knows. */
  | { outcome: 'unanswered'; words: string };

/** A PUBLISH on its way: its packet identifier, and the answer to come. */
export type Handed = { packetId: number; answer: Promise<PublishAnswer> };

/** PUBLISH packets of one connection that wait for their PUBACK. */
export type HandedPackets = {
  add: (packetId: number, onOverdue: () => void) => Handed;
  answer: (packetId: number, reasonCode: number | null, reasonString: string | null) => void;
  /** Nothing more will be heard of any. */
  endAll: (words: string) => void;
  /** Packet identifiers that are taken, and how many of them have waited too long. */
  count: () => number;
  overdue: () => number;
};

const noSubscribers = 0x10;

function toAnswer(
  code: number | null,
  said: string | null,
  hints: Readonly<Record<number, string>>,
): Exclude<PublishAnswer, { outcome: 'unanswered' }> {
  const beside = said === null || said === '' ? '' : ` (“${said}”)`;
  if (code !== null && code >= 0x80)
    return { outcome: 'refused', reasonCode: code, words: `${refusalWords(code, hints)}${beside}` };
  const words = code === noSubscribers ? `it says that nobody listens to this topic${beside}` : said;
  return { outcome: 'accepted', reasonCode: code, words };
}

/**
 * Keeps what waits for an answer.
 * @param answerWithinMs after so long one counts as unanswered; its packet identifier stays taken all the same, for a late
 * PUBACK must not be taken for that of another packet
 */
export function nothingHanded(answerWithinMs: number, hints: Readonly<Record<number, string>>): HandedPackets {
  const waiting = new Map<number, { settle: (answer: PublishAnswer) => void; timer: NodeJS.Timeout }>();
  const late = new Set<number>();
  const seconds = Math.round(answerWithinMs / 1_000);

  return {
    add(packetId, onOverdue) {
      let settle = (_answer: PublishAnswer): void => undefined;
      const answer = new Promise<PublishAnswer>((resolve) => {
        settle = resolve;
      });
      const timer = setTimeout(() => {
        late.add(packetId);
        settle({ outcome: 'unanswered', words: `the broker did not answer within ${seconds} s` });
        onOverdue();
      }, answerWithinMs);
      waiting.set(packetId, { settle, timer });
      return { packetId, answer };
    },
    answer(packetId, reasonCode, reasonString) {
      const found = waiting.get(packetId);
      if (found === undefined) return;
      waiting.delete(packetId);
      late.delete(packetId);
      clearTimeout(found.timer);
      found.settle(toAnswer(reasonCode, reasonString, hints));
    },
    endAll(words) {
      for (const { settle, timer } of waiting.values()) {
        clearTimeout(timer);
        settle({ outcome: 'unanswered', words: `the connection ended before the broker answered: ${words}` });
      }
      waiting.clear();
      late.clear();
    },
    count: () => waiting.size,
    overdue: () => late.size,
  };
}
