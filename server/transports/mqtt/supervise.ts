import { backoffDelay } from '../backoff';
import { expiriesOf } from '../expiries';
import { subjectOf } from '../read-certificate';
import type { Log } from '../source';
import type { StateKeeper } from '../source-state';
import { pause } from '../waiting';
import { acknowledgeInGroups } from './ack-gate';
import { askCredentials } from './ask-credentials';
import type { CommitQueue } from './commit-queue';
import { type ConnectionEnd, endWithout } from './connection-end';
import type { MakeGate } from './gate';
import { type MqttConnection, openConnection } from './mqtt-connection';
import type { MqttCredentials, MqttLimits, MqttSettings } from './mqtt-settings';
import { acknowledgeOneByOne } from './serial-gate';
import { watchTakeover } from './takeover';

export type Supervision = {
  queue: CommitQueue;
  stop: () => Promise<void>;
};

type Options = {
  settings: MqttSettings;
  limits: MqttLimits;
  queue: CommitQueue;
  state: StateKeeper;
  log: Log;
  /** Named in every line of the log. */
  about: Readonly<Record<string, string>>;
  clock: () => number;
  random: () => number;
  checkHook: (protocolVersion: 4 | 5) => Promise<boolean>;
  /** Resolves when nobody else uses our client id. */
  ownClientId: (signal: AbortSignal) => Promise<void>;
  /** What is wrong even while the connection is well. */
  standingError: () => string | null;
};

/** Connects until it is stopped: a new client each time, waiting longer after each failure. */
export function supervise(options: Options): Supervision {
  const { settings, limits, queue, state, log, about, clock, random } = options;
  const stopping = new AbortController();
  let connection: MqttConnection | null = null;
  let lastWarning: string | null = null;
  let hadSession = false;

  /** The reason of the last failure stays until it is live again: it may fail for the same once more. */
  const errorSoFar = () => options.standingError() ?? lastWarning;

  function onLive(grantedQos: number): void {
    const isLess = grantedQos < settings.qos;
    const notice = isLess ? `the broker granted QoS ${grantedQos} where ${settings.qos} was asked` : null;
    const loss = grantedQos === 0 ? `${notice}: messages may be lost` : null;
    lastWarning = null;
    state.describe({ grantedQos, notice });
    state.enter('live', options.standingError() ?? loss);
    if (notice === null) log.info(about, 'subscribed');
    else log.warn(about, notice);
    hadSession = !settings.clean;
  }

  function open(makeGate: MakeGate, credentials: MqttCredentials): MqttConnection {
    return openConnection({
      settings,
      credentials,
      limits,
      queue,
      makeGate,
      clock,
      onMessage: state.sawMessage,
      onAcknowledged: () => state.sawAcknowledgement(clock()),
      onOpened: () => state.enter('signing-in', errorSoFar()),
      onAccepted(isSessionPresent) {
        if (hadSession && !isSessionPresent)
          log.warn(about, 'the broker has forgotten our session: it kept nothing for us');
        state.describe({ isSessionPresent });
        state.enter('subscribing', errorSoFar());
      },
      onLive,
    });
  }

  function warn(words: string): void {
    if (words !== lastWarning) log.warn(about, words);
    lastWarning = words;
  }

  async function chooseGate(): Promise<MakeGate> {
    const isGrouped = await options.checkHook(settings.protocolVersion);
    const acknowledgement = isGrouped ? 'in groups' : 'one by one';
    state.describe({ protocolVersion: settings.protocolVersion, acknowledgement });
    if (!isGrouped)
      log.warn(about, 'this MQTT.js does not let acknowledgements be held: messages go one by one, slowly');
    return isGrouped ? acknowledgeInGroups : acknowledgeOneByOne;
  }

  /** One attempt: what it signs in with is read anew, for it may have been renewed since. */
  async function attempt(makeGate: MakeGate): Promise<ConnectionEnd> {
    let credentials: MqttCredentials;
    try {
      credentials = await askCredentials(settings, limits.answerWithinMs, stopping.signal);
    } catch (error) {
      return endWithout(error instanceof Error ? error.message : String(error));
    }
    state.setCredentials(expiriesOf(credentials));
    const { certificate } = credentials;
    const subject = certificate === undefined ? null : subjectOf(certificate);
    state.describe({ signsInAs: settings.signsInAs ?? subject });
    if (stopping.signal.aborted) return endWithout('stopped');
    connection = open(makeGate, credentials);
    return connection.ended;
  }

  async function holdConnections(): Promise<void> {
    state.enter('connecting', null);
    const makeGate = await chooseGate();
    const judgeTakeover = watchTakeover(limits);
    let failures = 0;
    while (!stopping.signal.aborted) {
      const end = await attempt(makeGate);
      if (stopping.signal.aborted) return;
      const takeover = judgeTakeover(end);
      const words = takeover?.words ?? end.words;
      warn(words);
      if (end.liveMs !== null && end.liveMs >= limits.healthyAfterMs) failures = 0;
      const delayMs = takeover?.waitMs ?? backoffDelay(limits.reconnect, failures++, random);
      state.enter(takeover === null ? 'waiting' : 'blocked', words, clock() + delayMs);
      await pause(delayMs, stopping.signal);
      await options.ownClientId(stopping.signal);
      if (!stopping.signal.aborted) state.enter('connecting', errorSoFar());
    }
  }

  const finished = holdConnections();
  return {
    queue,
    async stop() {
      stopping.abort();
      await queue.finish(limits.stopWithinMs);
      await connection?.leave();
      await finished;
      state.enter('stopped', null);
    },
  };
}
