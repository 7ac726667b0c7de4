import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLive as createBrowser } from '../../components/data/live';
import type { FleetJoin, FleetJoined } from '../../server/contract/live';
import {
  browse,
  changeOf,
  connect,
  knownTo,
  type Rig,
  reading,
  shownBy,
  startRig,
  until,
  vinOf,
} from '../live/live-rig';
import { freePort } from '../support/free-port';
import { startProxy, type TcpProxy } from '../support/tcp-proxy';

let rig: Rig;
const stops: (() => void | Promise<void>)[] = [];

beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await rig.stop();
});

function look(options?: Parameters<typeof browse>[1]) {
  const { browser, stop } = browse(rig, options);
  stops.push(stop);
  return browser;
}

async function proxied(): Promise<{ proxy: TcpProxy; url: string }> {
  const proxy = await startProxy({ target: rig.port });
  stops.push(proxy.close);
  return { proxy, url: `http://127.0.0.1:${proxy.port}` };
}

let at = Date.now();
const drive = (id: number, speed: number, to = rig) => {
  at += 1;
  to.live.publish([changeOf(id, [reading('speed', speed, at)])]);
};
const driveAll = (count: number, to = rig) => {
  for (let id = 1; id <= count; id += 1) drive(id, id % 130, to);
};
const isSame = (browser: ReturnType<typeof look>, as = rig) =>
  JSON.stringify(shownBy(browser)) === JSON.stringify(knownTo(as));

describe('the fleet', () => {
  test('a browser is given everything, then every change', async () => {
    driveAll(1_700);
    const browser = look();
    await until(() => browser.stream.current().phase === 'live');
    expect(shownBy(browser)).toEqual(knownTo(rig));
    drive(7, 33);
    drive(1_701, 44);
    await until(() => browser.fleet.vehicle(1_701)?.speed === 44);
    expect(shownBy(browser)).toEqual(knownTo(rig));
  });

  test('a browser that joins while everything moves ends with what the server has', async () => {
    driveAll(3_000);
    const browser = look();
    let laps = 0;
    await until(() => {
      for (let id = 1; id <= 3_000; id += 7) drive(id, (id + laps) % 130);
      laps += 1;
      return browser.fleet.isLoaded();
    });
    await until(() => isSame(browser));
  });

  test('a change of name is told like any other', async () => {
    drive(1, 10);
    const browser = look();
    await until(() => browser.fleet.isLoaded());
    rig.live.rename([{ id: 1, vin: vinOf(1), name: 'Van 1', model: null }]);
    await until(() => browser.fleet.vehicle(1)?.name === 'Van 1');
    expect(browser.fleet.vehicle(1)?.speed).toBe(10);
  });
});

describe('how long a change takes to a browser', () => {
  test('is measured when one has taken it, once a second at most', async () => {
    const [one, other] = [look(), look()];
    await until(() => [one, other].every(({ stream }) => stream.current().phase === 'live'));
    for (let speed = 1; rig.delivered.length < 2; speed += 1) {
      drive(1, speed % 130);
      await until(() => [one, other].every(({ fleet }) => fleet.vehicle(1)?.speed === speed % 130));
    }
    for (const milliseconds of rig.delivered) {
      expect(milliseconds).toBeGreaterThanOrEqual(0);
      expect(milliseconds).toBeLessThan(5_000);
    }
  });

  test('is not measured with a browser that answers nothing, and does no harm', async () => {
    const socket = connect(rig);
    stops.push(() => void socket.disconnect());
    socket.emit('fleet:join', {}, () => undefined);
    let told = 0;
    socket.on('fleet:changes', () => {
      told += 1;
    });
    for (let speed = 1; told < 5; speed += 1) {
      const before = told;
      drive(1, speed % 130);
      await until(() => told > before);
    }
    expect(rig.delivered).toEqual([]);
  });
});

describe('when the line breaks', () => {
  test('five resets under load lose nothing', async () => {
    driveAll(500);
    const { proxy, url } = await proxied();
    const browser = look({ url });
    await until(() => browser.fleet.isLoaded());
    for (let cut = 1; cut <= 5; cut += 1) {
      proxy.resetAll();
      const connections = proxy.connections();
      await until(() => {
        for (let id = cut; id <= 500; id += 9) drive(id, (id * cut) % 130);
        return proxy.connections() > connections && browser.stream.current().phase === 'live';
      });
    }
    await until(() => isSame(browser), 2_000);
  });

  test('a line that hangs is noticed within 3 s, values go on ageing, and all is well 2 s after it is back', async () => {
    driveAll(500);
    const { proxy, url } = await proxied();
    const browser = look({ url });
    await until(() => browser.stream.current().phase === 'live');
    proxy.pause();
    const hungAt = performance.now();
    await until(() => browser.stream.current().phase === 'offline');
    expect(performance.now() - hungAt).toBeLessThan(3_000);
    const offlineAt = browser.clock.now();
    driveAll(500);
    expect(browser.fleet.vehicle(1)).toBeDefined();
    await until(() => browser.clock.now() > offlineAt + 500);
    proxy.resume();
    await until(() => browser.stream.current().phase === 'live' && isSame(browser), 2_000);
  });

  test('a browser that reads nothing for half a minute is given up, and comes back by itself', async () => {
    const { proxy, url } = await proxied();
    const browser = look({ url });
    await until(() => browser.stream.current().phase === 'live');
    proxy.pause();
    // The buffers of the kernel take in some megabytes before anything waits here.
    let lap = 0;
    await until(() => {
      lap += 1;
      for (let id = 1; id <= 5_000; id += 1) drive(id, (id + lap) % 130);
      return rig.live.waiting() > 0;
    }, 60_000);
    const { stalled } = rig.live.counts();
    await until(() => {
      rig.clock.aheadMs += 1_000;
      return rig.live.counts().stalled > stalled;
    });
    await until(() => rig.live.count() === 0);
    proxy.resume();
    await until(() => browser.stream.current().phase === 'live' && isSame(browser));
  });

  test('a new server with other contents is followed without being asked to', async () => {
    await rig.stop();
    rig = await startRig({ port: await freePort() });
    driveAll(50);
    const browser = look();
    await until(() => browser.stream.current().phase === 'live');
    const seen: string[] = [];
    browser.stream.subscribe(() => seen.push(browser.stream.current().phase));
    await rig.stop();
    await until(() => browser.stream.current().phase === 'offline', 3_000);
    rig = await startRig({ port: rig.port });
    driveAll(40);
    await until(() => browser.stream.current().phase === 'live', 2_000);
    expect(shownBy(browser)).toEqual(knownTo(rig));
    expect(browser.fleet.vehicle(50)).toBe(undefined);
    expect(new Set(seen)).toEqual(new Set(['offline', 'catching-up', 'live']));
  });
});

describe('when the server is not sure who this is', () => {
  test('a revoked session leads to the sign-in page', async () => {
    let isSent = false;
    const browser = look({
      onSignedOut: () => {
        isSent = true;
      },
    });
    await until(() => browser.stream.current().phase === 'live');
    rig.revoke('viewer');
    await until(() => isSent, 3_000);
    expect(browser.stream.current().phase).toBe('offline');
  });

  test('a database that is down is waited for, and nobody is sent to sign in', async () => {
    rig.database.isDown = true;
    let isSent = false;
    const browser = look({
      onSignedOut: () => {
        isSent = true;
      },
    });
    await until(() => rig.live.counts().unavailable > 0);
    rig.database.isDown = false;
    await until(() => browser.stream.current().phase === 'live', 3_000);
    expect(isSent).toBe(false);
  });
});

describe('one vehicle in full', () => {
  const stateOf = (id: number, speed: number) => ({
    id,
    vin: vinOf(id),
    name: null,
    model: null,
    readings: [reading('speed', speed, 1)],
    absences: [],
    availabilities: [],
  });
  const speedOf = (browser: ReturnType<typeof look>, id: number) =>
    browser.vehicles.current(vinOf(id)).state?.readings.get('speed')?.value;

  test('what is committed while the vehicle is read from the database is not lost', async () => {
    rig.states.set(vinOf(1), stateOf(1, 10));
    let isRead = (): void => undefined;
    const reads = new Promise<void>((resolve) => {
      isRead = resolve;
    });
    let isAsked = false;
    rig.database.beforeLoad = () => {
      isAsked = true;
      return reads;
    };
    const browser = look();
    stops.push(browser.vehicles.subscribe(vinOf(1), () => undefined));
    await until(() => isAsked);
    drive(1, 20);
    // The fleet has been told by now, and the vehicle would have been.
    await until(() => browser.fleet.vehicle(1)?.speed === 20);
    isRead();
    await until(() => speedOf(browser, 1) === 20);
  });

  test('only those who look at it are told, and it is followed again after the line broke', async () => {
    rig.states.set(vinOf(1), stateOf(1, 10));
    const { proxy, url } = await proxied();
    const browser = look({ url });
    const leave = browser.vehicles.subscribe(vinOf(1), () => undefined);
    await until(() => speedOf(browser, 1) === 10);
    proxy.resetAll();
    drive(1, 20);
    rig.states.set(vinOf(1), stateOf(1, 15));
    drive(2, 30);
    await until(() => browser.stream.current().phase === 'offline');
    await until(() => browser.stream.current().phase === 'live');
    drive(1, 40);
    await until(() => speedOf(browser, 1) === 40);
    expect(speedOf(browser, 2)).toBe(undefined);
    leave();
    expect(browser.vehicles.current(vinOf(1)).status).toBe('loading');
  });

  test('a VIN nobody knows is said to be unknown, and shown as soon as it is known', async () => {
    const browser = look();
    stops.push(browser.vehicles.subscribe(vinOf(1), () => undefined));
    await until(() => browser.vehicles.current(vinOf(1)).status === 'unknown');
    rig.states.set(vinOf(1), stateOf(1, 10));
    drive(1, 10);
    await until(() => browser.vehicles.current(vinOf(1)).status === 'ready');
  });

  test('a vehicle the database could not give is said to have failed, and the page may go on', async () => {
    rig.database.beforeLoad = () => Promise.reject(new Error('the database is down'));
    const browser = look();
    stops.push(browser.vehicles.subscribe(vinOf(1), () => undefined));
    await until(() => browser.vehicles.current(vinOf(1)).status === 'failed');
    expect(browser.vehicles.current(vinOf(1)).error).toMatch(/try again/);
    expect(browser.stream.current().phase).toBe('live');
  });
});

test('a browser that was not told something notices the gap and says what it has', async () => {
  const httpServer = createServer();
  const io = new Server(httpServer, { transports: ['websocket'] });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  stops.push(() => io.close());
  const joins: FleetJoin[] = [];
  let connections = 0;
  const rows = (...all: unknown[]) => new TextEncoder().encode(JSON.stringify(all));
  io.on('connection', (socket) => {
    connections += 1;
    socket.on('fleet:join', (join: FleetJoin, answer: (joined: FleetJoined) => void) => {
      joins.push(join);
      answer({ epoch: 'E', since: join.revision ?? 0, target: 1, now: 1 });
      if (joins.length > 1) return;
      socket.emit('fleet:changes', { epoch: 'E', since: 0, revision: 1, rows: rows([1, 1, 'A']), now: 1 });
      socket.emit('fleet:changes', { epoch: 'E', since: 5, revision: 6, rows: rows([6, 2, 'B']), now: 1 });
    });
  });
  const browser = createBrowser({
    url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`,
    schedule: (task) => task(),
    onSignedOut: () => undefined,
  });
  stops.push(browser.start());
  await until(() => joins.length === 2);
  expect(joins).toEqual([{}, { epoch: 'E', revision: 1 }]);
  expect(browser.fleet.vehicle(2)).toBe(undefined);
  expect(connections).toBe(1);
});
