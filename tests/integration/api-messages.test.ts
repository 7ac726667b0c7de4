import { describe, expect, it } from 'vitest';
import { openPopulatedApi } from '../api/populated-api';
import { speedMessage } from '../ingest/plain-dialect';

const { api, cookies, askAs: ask } = await openPopulatedApi();

describe('the messages', () => {
  it('are found by engineers, listed, opened and downloaded as they came', async () => {
    const at = api.clock();
    // Not as JSON.stringify would write it, and with a byte that no text has.
    const payload = Buffer.concat([Buffer.from(' {"device" : "box"}\r\n'), Buffer.from([0xff])]);
    await api.commit([speedMessage('V1', 7, at, at), { topic: 'odd/topic', payload, receivedAt: at }]);
    const found = await ask('engineer', '/api/messages?vin=V1');
    expect([found.status, found.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(JSON.parse(found.body)).toMatchObject({ messages: [{ vin: 'V1', verdict: 'accepted' }], cursor: null });
    const [odd] = JSON.parse((await ask('engineer', '/api/messages?topic=ODD')).body).messages;
    expect(odd).toMatchObject({ topic: 'odd/topic', bytes: payload.length, verdict: 'quarantined' });

    const opened = await ask('engineer', `/api/messages/${odd.reference}`);
    expect(JSON.parse(opened.body)).toMatchObject({ isText: false, payload: payload.toString('base64') });

    const response = await fetch(`${api.origin}/api/messages/${odd.reference}/raw`, {
      headers: { cookie: cookies.get('engineer') ?? '' },
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(payload);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="message-${odd.reference}.bin"`,
      'x-content-type-options': 'nosniff',
    });
  });

  it('are not for operators', async () => {
    for (const path of ['/api/messages', '/api/messages/1.0', '/api/messages/1.0/raw'])
      expect((await ask('operator', path)).status, path).toBe(403);
  });

  it('say what is wrong with a question', async () => {
    const wrong: [string, RegExp][] = [
      ['verdict=perhaps', /^verdict: /],
      ['from=yesterday', /^from: /],
      ['cursor=7', /^cursor: /],
      ['vehicle=V1', /"vehicle"/],
      ['topic=%00', /^topic: expected text without NUL/],
      [`vin=${'x'.repeat(501)}`, /^vin: /],
    ];
    for (const [query, words] of wrong) {
      const answer = await ask('engineer', `/api/messages?${query}`);
      expect(answer.status, query).toBe(400);
      expect(JSON.parse(answer.body).error, query).toMatch(words);
    }
    expect((await ask('engineer', '/api/messages/999999.0/raw')).status).toBe(404);
  });
});

describe('the sources of a vehicle', () => {
  it('are shown to a viewer, of a vehicle that there is', async () => {
    const at = api.clock();
    await api.commit([speedMessage('V2', 7, at, at)]);
    const answer = await ask('viewer', '/api/vehicles/V2/sources');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { readings: [] }]);
    expect((await ask('viewer', '/api/vehicles/NOBODY/sources')).status).toBe(404);
  });
});
