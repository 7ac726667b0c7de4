import { pause } from '../waiting';

export type Pulse = {
  /** Aborted when a heartbeat failed, with its error as reason: the partitions may be somebody else's now. */
  lost: AbortSignal;
  stop: () => Promise<void>;
};

/** Sends heartbeats while a batch is worked on, however long its commits take. kafkajs sends none meanwhile. */
export function startPulse(heartbeat: () => Promise<void>, everyMs: number): Pulse {
  const stopping = new AbortController();
  const lost = new AbortController();

  async function beat(): Promise<void> {
    while (!stopping.signal.aborted && !lost.signal.aborted) {
      await pause(everyMs, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await heartbeat();
      } catch (error) {
        lost.abort(error);
      }
    }
  }

  const beating = beat();
  return {
    lost: lost.signal,
    async stop() {
      stopping.abort();
      await beating;
    },
  };
}
