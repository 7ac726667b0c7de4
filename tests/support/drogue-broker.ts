import { createServer, type Socket } from 'node:net';
import { generate, type IConnectPacket, type ISubscribePacket, type Packet, parser } from 'mqtt-packet';
import { resetSocket } from './reset-socket';

// Drogue's own server is no longer to be had, so this is its MQTT integration as its source has it
// (drogue-cloud mqtt-integration/src/service/{app,session,stream}.rs, mqtt-common/src/{mqtt,error}.rs), over a log kept
// in memory for Kafka: a consumer group for each share group or client id, offsets committed by PUBACK, and one event
// under way in each subscription.

/** Events of one device stay in one partition, and so in order. */
const partitionCount = 12;

type Partition = { events: object[]; committed: Map<string, number> };
type Member = { group: string; isBinary: boolean; version: number; socket: Socket; send: (packet: Packet) => void };

/** What a client signed in with. */
export type DrogueLogin = { clientId: string; username: string | undefined; password: string | undefined };

export type DrogueBroker = {
  port: number;
  url: string;
  /** Files an event under its device, as Kafka would by its partition key. */
  publish: (device: string, event: object) => void;
  /** Every sign-in so far, the refused ones among them. */
  logins: DrogueLogin[];
  /** Filters subscribed to so far. */
  filters: string[];
  /** What a group has not acknowledged yet. */
  lagOf: (group: string) => number;
  resetAll: () => void;
  stop: () => Promise<void>;
};

type Options = {
  application: string;
  login?: { username: string; password: string };
  /** Whom to let in, where one login is not enough to say; anonymous clients only without either. */
  welcomes?: (login: DrogueLogin) => boolean;
};

const refusedLogin = (version: number): Packet =>
  version === 5
    ? { cmd: 'connack', sessionPresent: false, reasonCode: 0x86 }
    : { cmd: 'connack', sessionPresent: false, returnCode: 4 };

function isWelcome(isClean: boolean | undefined, given: DrogueLogin, { login, welcomes }: Options): boolean {
  if (isClean !== true) return false;
  if (welcomes !== undefined) return welcomes(given);
  return login === undefined
    ? given.username === undefined && given.password === undefined
    : given.username === login.username && given.password === login.password;
}

const loginOf = ({ clientId, username, password }: IConnectPacket): DrogueLogin => ({
  clientId,
  username: username?.toString(),
  password: password?.toString(),
});

/** An event in the content mode asked for: the whole of it, or its data alone with the attributes beside (stream.rs). */
function pack(event: object, member: Member) {
  const structured = { contentType: 'application/cloudevents+json; charset=utf-8' };
  const onlyIn5 = (properties: object) => (member.version === 5 ? { properties } : {});
  if (!member.isBinary) return { payload: JSON.stringify(event), ...onlyIn5(structured) };
  const { data, datacontenttype, ...attributes } = event as Record<string, unknown>;
  const userProperties = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
  const contentType = typeof datacontenttype === 'string' ? { contentType: datacontenttype } : {};
  return { payload: data === undefined ? '' : JSON.stringify(data), ...onlyIn5({ ...contentType, userProperties }) };
}

/** Consumer group of a filter; a reason of MQTT 5 where Drogue refuses it. */
function groupOf(filter: string, clientId: string, application: string): string | number {
  if (/[#+]/.test(filter)) return 0xa2;
  const [, share, rest = ''] = /^(?:\$share\/([^/]+)\/)?(.*)$/.exec(filter) ?? [];
  const [kind = '', name, ...more] = rest.split('/');
  if (!['app', 'a', 'application'].includes(kind) || name === undefined || more.length > 0) return 0x8f;
  return name === application ? `${application}.${share ?? clientId}` : 0x80;
}

/** Starts a broker that behaves as Drogue IoT's does. New groups start at the earliest event. */
export async function startDrogueBroker(options: Options): Promise<DrogueBroker> {
  const { application } = options;
  const partitions: Partition[] = Array.from({ length: partitionCount }, () => ({ events: [], committed: new Map() }));
  const members = new Map<Member, { waitsFor: number | null; partition: number; offset: number }>();
  const sockets = new Set<Socket>();
  const logins: DrogueLogin[] = [];
  const filters: string[] = [];
  let messageId = 0;

  const membersOf = (group: string) => [...members.keys()].filter((member) => member.group === group);

  const serve = (member: Member): void => {
    const place = members.get(member);
    if (place === undefined || place.waitsFor !== null) return;
    const peers = membersOf(member.group);
    const own = partitions.findIndex(
      ({ events, committed }, index) =>
        peers[index % peers.length] === member && (committed.get(member.group) ?? 0) < events.length,
    );
    const offset = partitions[own]?.committed.get(member.group) ?? 0;
    const event = partitions[own]?.events[offset];
    if (event === undefined) return;
    messageId = (messageId % 65_535) + 1;
    members.set(member, { waitsFor: messageId, partition: own, offset });
    member.send({
      cmd: 'publish',
      topic: `app/${application}`,
      qos: 1,
      dup: false,
      retain: false,
      messageId,
      ...pack(event, member),
    });
  };

  const acknowledge = (member: Member, id: number | undefined): void => {
    const place = members.get(member);
    if (place === undefined || place.waitsFor !== id) return;
    const { committed } = partitions[place.partition] ?? { committed: new Map<string, number>() };
    committed.set(member.group, Math.max(committed.get(member.group) ?? 0, place.offset + 1));
    members.set(member, { ...place, waitsFor: null });
    serve(member);
  };

  const subscribe = (
    packet: ISubscribePacket,
    clientId: string,
    member: Omit<Member, 'group' | 'isBinary'>,
  ): Member | null => {
    const filter = packet.subscriptions[0]?.topic ?? '';
    filters.push(filter);
    const mode = packet.properties?.userProperties?.['content-mode'] ?? 'structured';
    if (mode !== 'structured' && mode !== 'binary') {
      member.send({ cmd: 'disconnect', reasonCode: 0x80 });
      member.socket.end();
      return null;
    }
    const group = groupOf(filter, clientId, application);
    const code = typeof group === 'string' ? 1 : member.version === 5 ? group : 0x80;
    member.send({ cmd: 'suback', messageId: packet.messageId, granted: [code] });
    return typeof group === 'string' ? { ...member, group, isBinary: mode === 'binary' } : null;
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    const reader = parser({ protocolVersion: 4 });
    let version = 4;
    let clientId = '';
    let member: Member | null = null;
    const send = (packet: Packet) => {
      if (!socket.destroyed) socket.write(generate(packet, { protocolVersion: version }));
    };
    const leave = () => {
      sockets.delete(socket);
      if (member === null) return;
      members.delete(member);
      for (const peer of membersOf(member.group)) serve(peer);
    };
    reader.on('packet', (packet) => {
      if (packet.cmd === 'connect') {
        version = packet.protocolVersion ?? 4;
        clientId = packet.clientId;
        const login = loginOf(packet);
        logins.push(login);
        if (!isWelcome(packet.clean, login, options)) {
          send(refusedLogin(version));
          socket.end();
        } else
          send({ cmd: 'connack', sessionPresent: false, ...(version === 5 ? { reasonCode: 0 } : { returnCode: 0 }) });
      } else if (packet.cmd === 'subscribe') {
        member = subscribe(packet, clientId, { version, socket, send });
        if (member !== null) {
          members.set(member, { waitsFor: null, partition: 0, offset: 0 });
          // Whoever joins moves partitions between the others as well.
          for (const peer of membersOf(member.group)) serve(peer);
        }
      } else if (packet.cmd === 'puback' && member !== null) acknowledge(member, packet.messageId);
      else if (packet.cmd === 'pingreq') send({ cmd: 'pingresp' });
      else if (packet.cmd === 'disconnect') socket.end();
    });
    socket.on('data', (chunk) => reader.parse(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', leave);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the broker has no port');

  return {
    port: address.port,
    url: `mqtt://127.0.0.1:${address.port}`,
    logins,
    filters,
    publish: (device, event) => {
      let hash = 0;
      for (const letter of device) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
      partitions[hash % partitionCount]?.events.push(event);
      for (const member of members.keys()) serve(member);
    },
    lagOf: (group) =>
      partitions.reduce((lag, { events, committed }) => lag + events.length - (committed.get(group) ?? 0), 0),
    resetAll: () => {
      for (const socket of sockets) resetSocket(socket);
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
