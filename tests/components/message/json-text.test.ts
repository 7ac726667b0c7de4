import { describe, expect, it } from 'vitest';
import { hexDump } from '../../../components/message/hex-dump';
import { indentJson, jsonPlaces, jsonTokens } from '../../../components/message/json-text';

const indented = (text: string) => indentJson(jsonTokens(text) ?? []);

describe('a payload that is JSON', () => {
  it('is indented without touching a value', () => {
    expect(indented('{"a":[1.0,{"b":1e400}],"c":{},"d":12345678901234567890}')).toBe(
      '{\n  "a": [\n    1.0,\n    {\n      "b": 1e400\n    }\n  ],\n  "c": {},\n  "d": 12345678901234567890\n}',
    );
  });

  it('says the same when it is indented', () => {
    const value = { a: 'x"{[,:]}\\', b: [[], [{}], ''], c: null, d: [true, -1.5e-3] };
    expect(JSON.parse(indented(JSON.stringify(value)))).toEqual(value);
  });

  it('has a place for every single value, by the names that lead to it', () => {
    const text = ' {"a": [1, {"b:": "x,y"}], "c": null}';
    const places = jsonPlaces(jsonTokens(text) ?? []);
    expect(places.map(({ path, value }) => [path, value])).toEqual([
      [['a', 0], 1],
      [['a', 1, 'b:'], 'x,y'],
      [['c'], null],
    ]);
    expect(places.map(({ from, to }) => text.slice(from, to))).toEqual(['1', '"x,y"', 'null']);
  });

  it('may be a single value', () => {
    expect(jsonPlaces(jsonTokens('12') ?? [])).toEqual([{ from: 0, to: 2, path: [], value: 12 }]);
  });
});

describe('a payload that is no JSON', () => {
  it('has no tokens', () => {
    expect(jsonTokens('{"a":')).toBeNull();
    expect(jsonTokens('')).toBeNull();
  });

  it('is shown by its bytes where it is no text', () => {
    const dump = hexDump(btoa(String.fromCharCode(...Array.from({ length: 18 }, (_, byte) => byte + 0x38))));
    expect(dump.split('\n')).toEqual([
      '000000  38 39 3a 3b 3c 3d 3e 3f 40 41 42 43 44 45 46 47  89:;<=>?@ABCDEFG',
      '000010  48 49                                            HI',
    ]);
  });
});
