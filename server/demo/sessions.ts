import { Readable } from 'node:stream';

/** What the broker hands over to be kept; only these members matter here. */
type Packet = { brokerCounter: number; messageId?: number; topic: string };
type Client = { id: string };
type Subscription = { topic: string; qos: number };

/** Messages sent to a client, or waiting for it, until it acknowledges them. */
type Queue = {
  /** By the broker's own count, which is the order of arrival. */
  packets: Map<number, Packet>;
  /** The count of the message that went out under an id. */
  counters: Map<number, number>;
};

const failing = async (): Promise<never> => {
  throw new Error('the demo broker keeps no QoS 2 messages');
};

/**
 * Keeps the sessions of the demo broker as High Mobility does: they outlive their connections, hold one topic filter
 * each, and a bounded queue, whose newest messages are dropped when it is full. It is the broker library's `persistence`
 * in memory; next to the one it ships, that one has no bound and searches its whole queue for each acknowledgement.
 * @param limit messages a session holds at most
 */
export function createSessions(limit: number, onDropped: (clientId: string) => void) {
  const filters = new Map<string, Subscription>();
  const queues = new Map<string, Queue>();

  const queueOf = (id: string): Queue => {
    const known = queues.get(id);
    if (known !== undefined) return known;
    const queue: Queue = { packets: new Map(), counters: new Map() };
    queues.set(id, queue);
    return queue;
  };

  const enqueue = (id: string, packet: Packet): void => {
    const { packets } = queueOf(id);
    if (packets.size < limit) packets.set(packet.brokerCounter, { ...packet, messageId: undefined });
    else onDropped(id);
  };

  const persistence = {
    setup: async () => undefined,

    addSubscriptions: async ({ id }: Client, subscriptions: Subscription[]) => {
      // The library gives all filters of the packet, also those that were refused.
      const claimed = subscriptions.find(({ topic }) => topic === filters.get(id)?.topic);
      if (claimed !== undefined) filters.set(id, { topic: claimed.topic, qos: claimed.qos });
    },
    removeSubscriptions: async ({ id }: Client, topics: string[]) => {
      if (topics.includes(filters.get(id)?.topic ?? '')) filters.delete(id);
    },
    cleanSubscriptions: async ({ id }: Client) => {
      filters.delete(id);
      queues.delete(id);
    },
    subscriptionsByClient: async ({ id }: Client) => {
      const filter = filters.get(id);
      return filter === undefined ? [] : [filter];
    },
    subscriptionsByTopic: async (topic: string) => {
      const found: (Subscription & { clientId: string })[] = [];
      for (const [clientId, filter] of filters)
        if (matches(filter.topic, topic)) found.push({ clientId, topic: filter.topic, qos: filter.qos });
      return found;
    },

    outgoingEnqueue: async ({ clientId }: { clientId: string }, packet: Packet) => enqueue(clientId, packet),
    outgoingEnqueueCombi: async (subscriptions: { clientId: string }[], packet: Packet) => {
      for (const { clientId } of subscriptions) enqueue(clientId, packet);
    },
    outgoingUpdate: async ({ id }: Client, { brokerCounter, messageId }: Packet) => {
      const { packets, counters } = queueOf(id);
      const packet = packets.get(brokerCounter);
      // A message that found the queue full goes out all the same where the client is there to take it.
      if (packet === undefined || messageId === undefined) return;
      if (packet.messageId !== undefined) counters.delete(packet.messageId);
      packet.messageId = messageId;
      counters.set(messageId, brokerCounter);
    },
    outgoingClearMessageId: async ({ id }: Client, { messageId }: { messageId?: number }) => {
      const { packets, counters } = queueOf(id);
      const counter = messageId === undefined ? undefined : counters.get(messageId);
      if (messageId === undefined || counter === undefined) return undefined;
      const packet = packets.get(counter);
      counters.delete(messageId);
      packets.delete(counter);
      return packet;
    },
    outgoingStream: ({ id }: Client) => Readable.from([...queueOf(id).packets.values()]),

    incomingStorePacket: failing,
    incomingGetPacket: failing,
    incomingDelPacket: failing,
    cleanIncoming: async () => undefined,

    storeRetained: async () => undefined,
    createRetainedStreamCombi: () => Readable.from([]),
    createRetainedStream: () => Readable.from([]),
    putWill: async () => undefined,
    getWill: async () => undefined,
    delWill: async () => undefined,
    streamWill: () => Readable.from([]),
    getClientList: () => Readable.from([]),
    destroy: async () => undefined,
  };

  return {
    persistence,
    /** Takes the one filter a session may have. False when it has another. */
    claim: (id: string, topic: string): boolean => {
      const held = filters.get(id);
      if (held !== undefined && held.topic !== topic) return false;
      filters.set(id, held ?? { topic, qos: 1 });
      return true;
    },
    /** Messages a session holds. */
    sizeOf: (id: string): number => queueOf(id).packets.size,
  };
}

/** The two forms of filter that the demo allows: a topic, or all below it. */
const matches = (filter: string, topic: string): boolean =>
  filter.endsWith('/#') ? topic.startsWith(filter.slice(0, -1)) || topic === filter.slice(0, -2) : topic === filter;
