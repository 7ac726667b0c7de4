import { days, minutes, seconds } from '../../contract/duration';

/** What an attempt signs in with. PEM texts; without `ca` the system's authorities are trusted. */
export type MqttCredentials = {
  ca?: string;
  certificate?: string;
  key?: string;
  username?: string;
  password?: string;
  /** When what is given above ends by itself (an access token), epoch milliseconds. Certificates tell it themselves. */
  expiresAt?: number;
};

/** What a refusal may mean at this broker besides what it says, by reason code of MQTT 5 (§2.4). */
type Hints = Readonly<Record<number, string>>;

/** Of a refused CONNECT and of a refused SUBSCRIBE: one code means another thing there. */
export type RefusalHints = { signIn?: Hints; subscribe?: Hints };

/** One subscription to hold. Client id and filter go to the broker as they are. */
export type MqttSettings = {
  /** `mqtts://host:port` or `mqtt://host:port`. */
  url: string;
  clientId: string;
  filter: string;
  /** A filter the session may still hold from earlier: a broker keeps it until it is told otherwise. */
  previousFilter?: string;
  /** 5, or 4 for MQTT 3.1.1. */
  protocolVersion: 5 | 4;
  qos: 1 | 2;
  /** Whether the broker forgets what it held for this client. False keeps messages while we are away. */
  clean: boolean;
  /**
   * Asked before each attempt: files are read and tokens fetched anew. A rejection is a failed attempt; its message is
   * shown. None: an anonymous connection.
   */
  credentials?: () => Promise<MqttCredentials>;
  /** The user or client that signs in, for people; never a token. Without it the client certificate's subject is told. */
  signsInAs?: string;
  /** What TLS needs of them, where the rest may be missing for reasons of its own: a connection test tells them apart. */
  trust?: () => Promise<Pick<MqttCredentials, 'ca' | 'certificate' | 'key'>>;
  /** User properties of SUBSCRIBE (MQTT 5 §3.8.2.1.2). */
  subscribeProperties?: Readonly<Record<string, string>>;
  refusalHints?: RefusalHints;
  /**
   * How a test may connect beside the live session; none where the broker allows no second one: then signing in can be
   * tested only while the upstream is paused.
   */
  testAs?: { clientId: string; filter: string };
};

/** What a client needs to know of its connection, whatever it is for. */
export type MqttSession = Pick<MqttSettings, 'url' | 'clientId' | 'clean' | 'protocolVersion'>;

/** Times, counts and sizes that hold for every subscription; tests shorten them. */
export const mqttLimits = {
  reconnect: { baseMs: seconds(1), capMs: minutes(1) },
  /** A connection that lived this long forgets earlier failures. */
  healthyAfterMs: minutes(1),
  /** For TCP, TLS and CONNACK together, and again for SUBACK. */
  answerWithinMs: seconds(20),
  keepaliveSeconds: 60,
  /** How long a session outlives its connection (MQTT 5 §3.1.2.11.2). */
  sessionExpirySeconds: days(7) / seconds(1),
  /** So many closes so soon after connecting mean that somebody else uses the client id. */
  contestedCloses: 3,
  contestedWithinMs: seconds(5),
  /** How long to leave it to them: the cap where it is certain, less at first where it is guessed. */
  blocked: { baseMs: seconds(15), capMs: minutes(5) },
  /** A batch is committed when it has so many messages, is so old, or nothing more comes while no commit is under way. */
  gatherCount: 2_000,
  gatherMs: 20,
  commitsInFlight: 2,
  recommit: { baseMs: 100, capMs: seconds(5) },
  /** Beyond either, the connection is left unread, so that the broker keeps what memory should not. */
  pendingCount: 20_000,
  pendingBytes: 64 * 1024 * 1024,
  /** How long stopping waits for the commit under way, and then for the broker to hang up. */
  stopWithinMs: seconds(10),
  leaveWithinMs: seconds(2),
};
export type MqttLimits = typeof mqttLimits;
