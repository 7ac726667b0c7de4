import type { StoredCommand } from '../store/command-row';
import type { MqttPublisher } from '../transports/mqtt/mqtt-publisher';
import { afterAnswer, putBack } from './after-publish';
import type { CommandLimits } from './command-limits';
import type { Recorder } from './recorder';
import type { Taken } from './take-commands';

/** One upstream that commands are published to. */
export type Lane = {
  /** Publishes what is due as far as there is room; called while it does, it looks once more afterwards. */
  pump: () => void;
  /** Takes nothing more, and waits for what is being taken. */
  stop: () => Promise<void>;
};

type Options = {
  publisher: Pick<MqttPublisher, 'room' | 'publish'>;
  /** Rejects when the database cannot be asked; what was taken is then found by whoever looks for what was left behind. */
  take: (limit: number) => Promise<Taken>;
  recorder: Pick<Recorder, 'record'>;
  isReady: () => boolean;
  limits: CommandLimits;
  clock: () => number;
  onFailed: (error: unknown) => void;
  /** Something has come to its end without being published. */
  onEnded: () => void;
};

/** Opens the way of commands to one upstream. */
export function createLane(options: Options): Lane {
  const { publisher, take, recorder, isReady, limits, clock, onFailed, onEnded } = options;
  let isPumping = false;
  let pumping: Promise<void> = Promise.resolve();
  let isWanted = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  function publish(command: StoredCommand): void {
    const { topic, payload, expiresAt, dispatchedAt } = command;
    const now = clock();
    const lifeMs = expiresAt - now;
    // The database may have taken long to note it: what held at that time need not hold any more.
    const isLate = lifeMs < limits.leastLifeMs || now - (dispatchedAt ?? now) > limits.handOverWithinMs;
    const expiresInSeconds = Math.max(1, Math.floor(lifeMs / 1_000));
    const handed = isLate ? null : publisher.publish({ topic, payload, expiresInSeconds });
    if (handed === null) {
      recorder.record(putBack(command, now));
      return;
    }
    // Times are whole milliseconds: what a vehicle measures within this one may be its answer.
    const over = { packetId: handed.packetId, handedAt: now - 1 };
    void handed.answer.then((answer) => recorder.record(afterAnswer(command, over, answer, clock(), limits)));
  }

  async function publishSome(): Promise<void> {
    const limit = Math.min(publisher.room(), limits.takeCount);
    if (limit === 0 || isStopped || !isReady()) return;
    const { commands, ended, nextAt } = await take(limit);
    for (const command of commands) publish(command);
    if (ended > 0) onEnded();
    clearTimeout(timer);
    if (nextAt !== null && !isStopped) timer = setTimeout(pump, Math.max(1, nextAt - clock()));
    if (commands.length + ended > 0) isWanted = true;
  }

  async function publishDue(): Promise<void> {
    try {
      while (isWanted) {
        isWanted = false;
        await publishSome();
      }
    } catch (error) {
      onFailed(error);
    } finally {
      isPumping = false;
    }
  }

  function pump(): void {
    isWanted = true;
    if (isStopped || isPumping) return;
    isPumping = true;
    pumping = publishDue();
  }

  return {
    pump,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await pumping;
    },
  };
}
