/** Reasons of MQTT 5 (§2.4) and what they mean to the person who has to mend it. */
const reasons: Readonly<Record<number, string>> = {
  128: 'no reason given',
  129: 'it could not read what we sent',
  130: 'it says that we broke the protocol',
  131: 'a reason of its own',
  132: 'it does not speak this MQTT version',
  133: 'it does not accept this client id',
  134: 'user name or password is wrong',
  135: 'this client is not authorised',
  136: 'it is not available',
  137: 'it is busy',
  138: 'this client is banned',
  139: 'it is shutting down',
  140: 'it wants another way to sign in',
  141: 'it did not hear from us in time',
  142: 'another client uses this client id',
  143: 'it does not accept this topic filter',
  144: 'it does not accept this topic',
  145: 'it still waits with this packet identifier',
  147: 'we left too many messages unacknowledged',
  149: 'a packet is too large',
  150: 'messages come too fast',
  151: 'a quota is used up',
  152: 'its administrators decided so',
  153: 'the payload is not what it announces',
  155: 'it does not offer this quality of service',
  156: 'it names another broker to use',
  157: 'it has moved to another address',
  158: 'it does not offer shared subscriptions',
  159: 'connections come too fast',
  160: 'the connection has lasted as long as it allows',
  162: 'it does not allow wildcards in the topic filter',
};

/** CONNACK return codes of MQTT 3.1.1 (§3.2.2.3), by the reason of MQTT 5 that means the same. */
const reasonOfReturnCode: Readonly<Record<number, number>> = { 1: 132, 2: 133, 3: 136, 4: 134, 5: 135 };

/** DISCONNECT reason "Session taken over". */
export const sessionTakenOver = 142;

/**
 * Why the broker said no, by the code of its CONNACK, SUBACK or DISCONNECT.
 * @param hints what a reason may mean at this broker besides what it says
 */
export function refusalWords(code: number, hints: Readonly<Record<number, string>> = {}): string {
  const reason = reasonOfReturnCode[code] ?? code;
  const words = reasons[reason] ?? `reason ${code}`;
  return hints[reason] === undefined ? words : `${words}. ${hints[reason]}`;
}
