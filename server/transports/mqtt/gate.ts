import type { MqttClient } from 'mqtt';
import type { CommitQueue } from './commit-queue';

/** What stands between one MQTT.js client and the commit queue. Made before the client connects, for this client only. */
export type Gate = {
  /** Whether the connection is left unread for want of room. Its silence is ours then. */
  isHeld: () => boolean;
  /** Grows with each message taken, and when reading goes on. */
  activity: () => number;
  /** Takes and sends nothing from now on, and lets the queue forget what no commit has begun on. */
  close: () => void;
};

export type GateOptions = {
  client: MqttClient;
  queue: CommitQueue;
  /** Whether the broker sends again what was not acknowledged, once the session is resumed. */
  comesAgain: boolean;
  clock: () => number;
  onMessage: (receivedAt: number) => void;
  onAcknowledged: () => void;
};

/** Makes a gate: two of them exist, one for speed and one for a client whose hooks are not what we know. */
export type MakeGate = (options: GateOptions) => Gate;
