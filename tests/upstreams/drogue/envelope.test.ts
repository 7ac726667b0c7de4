import { describe, expect, it } from 'vitest';
import { makeDecoder } from '../../../server/upstreams/drogue/decode';
import { decode, decodeData, eventOf, inBinaryMode, messageOf, quarantineReason, timeAt, values } from './fixtures';

const temp = [['device.temperature', 5]];
const without = (event: Record<string, unknown>, ...names: string[]) =>
  Object.fromEntries(Object.entries(event).filter(([name]) => !names.includes(name)));

describe('the envelope of an event', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an extension of a rule', { mytenant: 'a', traceparent: '00-5a09-95-00' }],
    ['a name the specification forbids', { some_Name: 'a', 'with-dash': 1 }],
    ['a value that is none of its types', { flags: { a: [1.5] }, ratio: 1.5, nothing: null }],
    ['no version', { specversion: undefined }],
    ['version 0.3 with a data schema', { specversion: '0.3' }],
    ['an attribute of an older version', { schemaurl: 'https://example.com/schema' }],
    ['a source that is no address', { source: 'drogue//\\ ' }],
    ['a type of a rule of ours', { type: 'com.example.telemetry' }],
    ['a content type with parameters', { datacontenttype: 'application/vnd.example+json; charset=utf-8' }],
    ['no content type', { datacontenttype: undefined }],
    ['no id', { id: undefined }],
    ['names that objects are born with', { toJSON: 'x', validate: 1, hasOwnProperty: 2 }],
  ])('may have %s', (_words, more) => {
    const decoded = decode(eventOf({ temp: 5 }, more));
    expect(decoded.subject).toEqual({ device: 'box-1' });
    expect(values(decoded)).toEqual(temp);
    expect(decoded.refusals).toEqual([]);
  });

  it('names the device by `device`, however it is spelled there, and never by the gateway', () => {
    const named = (more: Record<string, unknown>) => decode(eventOf({ temp: 5 }, more)).subject;
    expect(named({ device: 'Box 7/ä%20' })).toEqual({ device: 'Box 7/ä%20' });
    expect(named({ device: 17 })).toEqual({ device: '17' });
    expect(named({ device: 'sensor', sender: 'gateway', source: 'drogue://fleet/gateway' })).toEqual({
      device: 'sensor',
    });
  });

  it.each([
    ['drogue://fleet/box%2D1', 'box-1'],
    ['drogue://fleet/a%2Fb%20c', 'a/b c'],
    ['drogue://fleet/%E0%A4%A', '%E0%A4%A'],
  ])('where a rule took `device` away, the source %s has it', (source, device) => {
    expect(decode(without(eventOf({ temp: 5 }, { source }), 'device')).subject).toEqual({ device });
    expect(decode(eventOf({ temp: 5 }, { source, device: '' })).subject).toEqual({ device });
  });

  it('does not take attributes from where none were sent', () => {
    const event = '{"type":"io.drogue.event.v1","source":"x","__proto__":{"device":"stolen"},"data":{"temp":5}}';
    expect(quarantineReason(event)).toBe('no-device');
    expect(quarantineReason(without(eventOf(1), 'device', 'type'))).toBe('not-a-cloudevent');
  });

  it('knows an event by its source and id, wherever its attributes stand', () => {
    const event = eventOf({ temp: 5 });
    expect(decode(event).identity).toBe('drogue://fleet/box%2D1 b1f0');
    expect(makeDecoder({})(inBinaryMode(event)).identity).toBe(decode(event).identity);
    expect(decode(without(event, 'id'))).not.toHaveProperty('identity');
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['not-utf8', Buffer.from([0xff, 0xfe])],
    ['not-json', '{"specversion"'],
    ['wrong-shape', '"text"'],
    ['wrong-shape', 'null'],
    ['batch', [eventOf(1)]],
    ['not-a-cloudevent', { temp: 5 }],
    ['not-a-cloudevent', { type: 'x', data: {} }],
    ['no-device', { type: 'x', source: 'https://example.com/x', data: {} }],
    ['bad-device', eventOf(1, { device: 'a\nb' })],
    ['bad-device', eventOf(1, { device: 'x'.repeat(301) })],
    ['bad-base64', eventOf(undefined, { data_base64: '?!' })],
    ['bad-base64', eventOf(undefined, { data_base64: { a: 1 } })],
  ])('is quarantined as %s', (reason, event) => {
    expect(quarantineReason(event)).toBe(reason);
  });
});

describe('the content mode', () => {
  const event = eventOf({ temp: 5 });

  it.each([
    undefined,
    'application/cloudevents+json',
    'Application/CloudEvents+JSON; charset=utf-8',
    'application/json',
  ])('is structured with content type %s and no attributes beside it', (contentType) => {
    expect(values(makeDecoder({})(messageOf(event, { contentType })))).toEqual(temp);
  });

  it('is structured where the content type says so, whatever properties a bridge has added', () => {
    const more = {
      contentType: 'application/cloudevents+json',
      properties: { specversion: '1.0', type: 'x', source: 'y' },
    };
    expect(makeDecoder({})(messageOf(event, more))).toEqual(decode(event));
  });

  it('is binary without a content type, too', () => {
    const { contentType: _type, ...message } = inBinaryMode(event);
    expect(values(makeDecoder({})(message))).toEqual(temp);
  });
});

describe('the data', () => {
  it.each<[string, Record<string, unknown>, unknown[]]>([
    ['JSON', { data: { temp: 5 } }, temp],
    ['JSON in a text', { data: '{"temp":5}' }, temp],
    ['JSON in a plain text', { data: '{"temp":5}', datacontenttype: 'text/plain' }, temp],
    ['JSON in base64', { data_base64: Buffer.from('{"temp":5}').toString('base64') }, temp],
    [
      'JSON in base64 of another alphabet, in lines',
      { data_base64: 'eyJ0ZW1wIjo1LCJ4\r\nIjoiPz8_In0' },
      [...temp, ['drogue.x', '???']],
    ],
    ['JSON in bytes', { data_base64: 'eyJ0ZW1wIjo1fQ==', datacontenttype: 'application/octet-stream' }, temp],
    ['a byte order mark before it', { data_base64: '77u/eyJ0ZW1wIjo1fQ==' }, temp],
    ['a plain text in base64', { data_base64: 'SGk=', datacontenttype: 'text/plain' }, [['drogue.data', 'Hi']]],
    ['a broken text that is called plain', { data: '{hi', datacontenttype: 'text/plain' }, [['drogue.data', '{hi']]],
    ['a number', { data: 5 }, [['drogue.data', 5]]],
    ['yes', { data: true }, [['drogue.data', true]]],
    ['nothing', {}, []],
    ['null', { data: null }, []],
    ['empty base64', { data_base64: '' }, []],
    ['null base64 beside JSON', { data: { temp: 5 }, data_base64: null }, temp],
    ['an empty object', { data: {} }, []],
    ['an empty list', { data: [] }, []],
  ])('may be %s', (_words, more, readings) => {
    const decoded = decode(eventOf(undefined, more));
    expect(values(decoded)).toEqual(readings);
    expect(decoded.refusals).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['not-json', { data: '{"temp"' }],
    ['not-json', { data_base64: Buffer.from('{"temp"').toString('base64') }],
    ['opaque-data', { data_base64: '//79', datacontenttype: 'application/octet-stream' }],
    ['opaque-data', { data_base64: '//79', datacontenttype: 'application/json' }],
    ['opaque-data', { data_base64: 'AAEC', datacontenttype: undefined }],
  ])('is refused as %s, and the device kept', (reason, more) => {
    expect(decode(eventOf(undefined, more))).toMatchObject({
      subject: { device: 'box-1' },
      readings: [],
      refusals: [{ reason, field: 'data' }],
    });
  });
});

describe("Drogue's own events", () => {
  const connection = (data: unknown, type = 'io.drogue.connection.v1') =>
    decode(eventOf(data, { type, subject: 'connection' }));

  it('tell whether a device is online, at their own time', () => {
    expect(connection({ connected: true }).readings).toEqual([
      { signal: 'device.online', value: true, at: timeAt, timeSource: 'envelope' },
    ]);
    expect(values(connection({ connected: false }, 'io.drogue.connection.v2'))).toEqual([['device.online', false]]);
  });

  it.each([[{}], [null], [undefined], [{ connected: 'yes' }], ['x']])('refuse a connection of %j', (data) => {
    expect(connection(data)).toMatchObject({
      readings: [],
      refusals: [{ reason: 'wrong-shape', field: 'data.connected' }],
    });
  });

  it('of the register are about a device or nobody, and hold no values', () => {
    const type = 'io.drogue.registry.v1';
    expect(decode(eventOf({ temp: 5 }, { type }))).toMatchObject({
      subject: { device: 'box-1' },
      readings: [],
      refusals: [],
    });
    expect(decode({ type, source: 'drogue://fleet' })).toMatchObject({ subject: null, readings: [], refusals: [] });
  });

  it('of a type that a rule has changed are telemetry that tells the same', () => {
    expect(values(connection({ connected: true }, 'com.example.connection'))).toEqual([['device.online', true]]);
  });
});

it('the same event gives the same answer', () => {
  expect(decodeData({ temp: 5, new: { thing: 1 } })).toEqual(decodeData({ temp: 5, new: { thing: 1 } }));
  const anonymous = { type: 'x', source: 'drogue://a/b', data: { temp: 5 } };
  expect(decode(anonymous)).toEqual(decode(anonymous));
});
