import { type IPublishPacket, type Packet, Store } from 'mqtt';

/**
 * The store in which MQTT.js keeps a QoS 2 message from PUBLISH to PUBREL. This one hands it on at arrival, so that
 * PUBREC can wait for the commit, and keeps nothing: PUBREL then only asks for PUBCOMP. MQTT.js frees the packet
 * identifier only if `get` finds something, hence the empty packet.
 */
export function storeOnArrival(take: (packet: IPublishPacket, done: () => void) => void): Store {
  const store = new Store();
  store.put = (packet: Packet, done) => {
    if (packet.cmd === 'publish') take(packet, done);
    else done();
    return store;
  };
  store.get = (packet, found) => {
    const { messageId } = packet;
    found(undefined, { cmd: 'publish', topic: '', payload: '', qos: 2, dup: false, retain: false, messageId });
    return store;
  };
  store.del = (_packet, deleted) => {
    deleted();
    return store;
  };
  return store;
}
