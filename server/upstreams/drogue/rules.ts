import type { RefusalHints } from '../../transports/mqtt/mqtt-settings';

/**
 * What a refusal may mean at Drogue besides what it says, by reason code of MQTT 5. Drogue reports every failed CONNECT
 * as bad user name or password (mqtt-common/src/mqtt.rs: 0x86, and 4 over MQTT 3.1.1).
 */
const signIn = {
  134: 'Drogue says this of every sign-in that fails. Look at the user name (the name of the user, not an address), at whether the API key still exists and belongs to that user, and at whether the token is still good; a token beside a user name is refused, and so is a session that is to be kept, which this one is not',
};
const subscribe = {
  128: 'Drogue says this of an application it does not know and of trouble with its own Kafka; over MQTT 3.1.1 of every refused subscription, so the user may also lack the right to read the application, or the filter be wrong',
  135: 'The user needs the right to read this application: reader, manager or admin',
  143: 'Drogue takes app/<application> and $share/<group>/app/<application> and nothing else',
  162: 'Drogue takes no wildcards: its filter is the name of one application',
};
/** Of a refused PUBLISH of a command, which MQTT 3.1.1 cannot refuse: Drogue hangs up there instead. */
export const publishHints = {
  128: 'Drogue has trouble of its own, with its device registry or its Kafka',
  131: 'Drogue says this of a topic other than command/<application>/<device>/<command>',
  135: 'The user lacks the right to write to this application (manager or admin), or Drogue knows no such application or device: it says the same of both',
};
const nobody = 'It signs in as nobody: the upstreams file has no credentials for it';

/** What a refusal may mean of an entry with credentials, or without. */
export const refusalHints = (isAnonymous: boolean): RefusalHints => ({
  signIn: isAnonymous ? { 134: `${nobody}. ${signIn[134]}`, 135: nobody } : signIn,
  subscribe,
});

export const rules: readonly string[] = [
  'One application for each entry of the upstreams file: the filter is app/<application>, and wildcards are refused.',
  'The session is never kept (clean session true): Drogue refuses any other, and says "bad user name or password" to it.',
  'Drogue remembers by client id, or by share group, what was acknowledged, and sends what we missed while we were away: the id has to stay the same.',
  'QoS 1: each event comes at least once. QoS 2 is granted as 1.',
  'Drogue sends the next event when the last was acknowledged, so one connection carries one event at a time. More connections need a share group, in which each event goes to one of them.',
  'Events of one device come in order; those of several devices do not.',
  'A token is looked at only when a connection begins, so a new one is fetched before each; a connection outlives its token.',
  'The time of an event is when Drogue received it, unless the device sends its own along.',
  'Commands go out over a connection of their own. Drogue acknowledges them for devices that are disabled or away, too, and keeps none.',
  'The position of a gateway is never taken for that of the vehicle.',
];
