import type { Message } from '../../contract/message';
import { type Batch, bytesOf, emptyBatch, type Lane } from './batch';
import type { MqttLimits } from './mqtt-settings';

export type Gathering = {
  add: (lane: Lane, message: Message, due: number) => void;
  /** A commit has ended: what waited for it may go. */
  onCommitEnd: () => void;
  /** The oldest message gathered. */
  first: () => Message | undefined;
  /** Takes out what is gathered so far. */
  take: () => Batch | null;
};

type Options = {
  limits: Pick<MqttLimits, 'gatherCount' | 'gatherMs' | 'commitsInFlight'>;
  commitsInFlight: () => number;
  onBatch: (batch: Batch) => void;
};

/**
 * Gathers messages into batches. A batch is full at `gatherCount`; one that waited `gatherMs` goes as soon as a commit may
 * start; and while no commit is under way it goes once a turn of the event loop brought nothing more, so that a lone
 * message waits for nobody and a burst still travels together.
 */
export function createGathering({ limits, commitsInFlight, onBatch }: Options): Gathering {
  let batch: Batch | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOverdue = false;
  let isWatching = false;
  let countSeen = 0;

  function take(): Batch | null {
    clearTimeout(timer);
    isOverdue = false;
    const taken = batch;
    batch = null;
    return taken;
  }

  function release(): void {
    const taken = take();
    if (taken !== null) onBatch(taken);
  }

  function lookForQuiet(): void {
    isWatching = false;
    if (batch === null || commitsInFlight() > 0) return;
    if (batch.messages.length === countSeen) release();
    else watch();
  }

  function watch(): void {
    if (isWatching || batch === null || commitsInFlight() > 0) return;
    isWatching = true;
    countSeen = batch.messages.length;
    setImmediate(lookForQuiet);
  }

  function onTimer(): void {
    isOverdue = true;
    if (commitsInFlight() < limits.commitsInFlight) release();
  }

  function open(lane: Lane): Batch {
    release();
    batch = emptyBatch(lane);
    timer = setTimeout(onTimer, limits.gatherMs);
    watch();
    return batch;
  }

  return {
    first: () => batch?.messages[0],
    take,
    add(lane, message, due) {
      const gathered = batch !== null && batch.lane === lane ? batch : open(lane);
      gathered.messages.push(message);
      gathered.due.push(due);
      gathered.bytes += bytesOf(message);
      if (gathered.messages.length >= limits.gatherCount) release();
    },
    onCommitEnd() {
      if (isOverdue) release();
      else watch();
    },
  };
}
