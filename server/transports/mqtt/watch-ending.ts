import type { MqttClient } from 'mqtt';
import { settlesWithin } from '../waiting';
import { isSecure } from './broker-host';
import { type ConnectionEnd, type EndEvidence, endOf } from './connection-end';

/** One attempt from its first byte to its end. */
export type Ending = {
  /** Resolves when it is over, however that came. */
  ended: Promise<ConnectionEnd>;
  isOver: () => boolean;
  /** Has the client connect, once every handler hangs. @param onSocket called in this very call, when there is a socket */
  connect: (onSocket?: () => void) => void;
  /** Breaks the connection off. @param refusal why, where no broker says it */
  cut: (refusal?: string) => void;
  /** Says goodbye, or hangs up without a word, and resolves when the socket is closed. */
  leave: (isWordless: boolean) => Promise<void>;
};

type Options = {
  url: string;
  hints: EndEvidence['hints'];
  leaveWithinMs: number;
  /** How long it lasted, asked when it is over. */
  lasted: () => Pick<EndEvidence, 'acceptedMs' | 'liveMs'>;
  /** Called before `ended` resolves. */
  onEnd: (end: ConnectionEnd) => void;
};

/** Watches a client that is used for one attempt, and judges by what was seen why it ended. */
export function watchEnding(client: MqttClient, options: Options): Ending {
  let error: unknown = null;
  let disconnectReason: number | null = null;
  let ownRefusal: string | null = null;
  let isOver = false;
  let finish = (_end: ConnectionEnd): void => undefined;
  const ended = new Promise<ConnectionEnd>((resolve) => {
    finish = resolve;
  });

  function cut(refusal: string | null = ownRefusal): void {
    ownRefusal = refusal;
    client.stream?.destroy();
  }

  function onOver(): void {
    if (isOver) return;
    isOver = true;
    const { url, hints, lasted, onEnd } = options;
    const seen = { isSecure: isSecure(url), hints, error, disconnectReason, refusal: ownRefusal };
    const end = endOf({ ...seen, ...lasted() });
    onEnd(end);
    finish(end);
  }

  client.on('disconnect', (packet) => {
    disconnectReason = packet.reasonCode ?? 0;
    cut();
  });
  client.on('error', (failure) => {
    error ??= failure;
    cut();
  });
  client.on('close', onOver);

  return {
    ended,
    isOver: () => isOver,
    connect(onSocket) {
      try {
        client.connect();
        onSocket?.();
      } catch (failure) {
        // A CA, certificate or key that cannot be read is thrown before there is a socket.
        error = failure;
        onOver();
      }
    },
    cut,
    async leave(isWordless) {
      if (isOver) return;
      client.end(isWordless);
      if (!(await settlesWithin(options.leaveWithinMs, ended))) cut();
      await ended;
    },
  };
}
