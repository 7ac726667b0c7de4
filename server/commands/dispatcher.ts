import { randomUUID } from 'node:crypto';
import type { Database } from '../store/database';
import { createMqttPublisher, type MqttPublisher, type PublisherState } from '../transports/mqtt/mqtt-publisher';
import type { PublisherLimits } from '../transports/mqtt/publisher-limits';
import type { Log } from '../transports/source';
import { settlesWithin } from '../transports/waiting';
import type { CommandCarrier } from '../upstreams/command-carrier';
import type { CommandLimits } from './command-limits';
import { createLane, type Lane } from './lane';
import { createPresence } from './presence';
import { createRecorder } from './recorder';
import { recoverTaken } from './recover';
import { takeCommands } from './take-commands';

/** Publishes what is queued, and looks after what processes that ended left behind. */
export type Dispatcher = {
  start: () => void;
  /** Takes nothing more, waits for the brokers' answers, and leaves them. */
  stop: () => Promise<void>;
  /** Something may be due. */
  pump: () => void;
  /** Moves on what was left behind, and looks for what is due. */
  look: () => Promise<void>;
  /** How the connection to an upstream stands; null: it carries no commands. */
  stateOf: (upstream: string) => PublisherState | null;
};

type Options = {
  database: Database;
  carriers: ReadonlyMap<string, CommandCarrier>;
  limits: CommandLimits;
  publisherLimits?: Partial<PublisherLimits>;
  clock: () => number;
  log: Log;
  /** Commands have moved on. */
  onMoved: () => void;
};

export function createDispatcher(options: Options): Dispatcher {
  const { database, carriers, limits, clock, log, onMoved } = options;
  /** What this process has taken and not yet noted the end of. */
  const inHand = new Set<string>();
  const lanes = new Map<string, { lane: Lane; publisher: MqttPublisher }>();
  const pump = () => {
    for (const { lane } of lanes.values()) lane.pump();
  };
  const presence = createPresence({ database, log, onHeld: pump });
  const onNoted = (ids: readonly string[]) => {
    for (const id of ids) inHand.delete(id);
    onMoved();
    pump();
  };
  const recorder = createRecorder({ database, limits, log, onNoted });
  const onFailed = (error: unknown) =>
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'commands could not be taken');

  async function take(upstream: string, carrier: CommandCarrier, limit: number) {
    let taking: readonly string[] = [];
    const onTaking = (ids: readonly string[]) => {
      taking = ids;
      for (const id of ids) inHand.add(id);
    };
    const brokerBytes = lanes.get(upstream)?.publisher.state().maxPacketBytes ?? null;
    const about = { database, upstream, carrier, brokerBytes, limit, dispatcher: presence.number };
    try {
      const taken = await takeCommands({ ...about, limits, clock, onTaking });
      if (taking.length > 0) onMoved();
      return taken;
    } catch (error) {
      // Where the commit came through all the same, they are found by number and put back.
      for (const id of taking) inHand.delete(id);
      throw error;
    }
  }

  for (const [upstream, carrier] of carriers) {
    // Two servers with one client id would throw each other out for ever.
    const clientId = `${carrier.publisher.clientId}-${randomUUID().slice(0, 8)}`;
    const publisher = createMqttPublisher({
      settings: { ...carrier.publisher, clientId },
      log,
      onChange: () => lane.pump(),
      clock,
      ...(options.publisherLimits === undefined ? {} : { limits: options.publisherLimits }),
    });
    const lane = createLane({
      publisher,
      take: (limit) => take(upstream, carrier, limit),
      recorder,
      isReady: presence.isHeld,
      limits,
      clock,
      onFailed,
      onEnded: onMoved,
    });
    lanes.set(upstream, { lane, publisher });
  }

  const nothingInHand = async (signal: AbortSignal) => {
    while (inHand.size > 0 && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  return {
    start() {
      presence.start();
      for (const { publisher } of lanes.values()) publisher.start();
    },
    async stop() {
      await Promise.all([...lanes.values()].map(({ lane }) => lane.stop()));
      const giveUp = new AbortController();
      await settlesWithin(limits.stopWithinMs, nothingInHand(giveUp.signal));
      giveUp.abort();
      // What has no answer yet is answered by the end of its connection.
      await Promise.all([...lanes.values()].map(({ publisher }) => publisher.stop()));
      await recorder.finish();
      await presence.stop();
    },
    pump,
    async look() {
      const isInHand = (id: string) => inHand.has(id);
      const dispatcher = presence.number;
      const moved = await recoverTaken({ database, dispatcher, isInHand, limits, now: clock() });
      if (moved.length > 0) onMoved();
      pump();
    },
    stateOf: (upstream) => lanes.get(upstream)?.publisher.state() ?? null,
  };
}
