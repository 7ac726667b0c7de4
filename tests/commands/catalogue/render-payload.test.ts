import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPayload } from '../../../server/commands/catalogue/render-payload';
import type { Template } from '../../../server/commands/catalogue/type-definition';

const render = (payload: Template, parameters = {}) => renderPayload({ payload }, parameters);

describe('a payload', () => {
  it('has the values of parameters with their types, in the order of the template', () => {
    const template = { z: '{on}', a: { list: ['{level}', 'plain', null] }, mode: '{mode}' };
    expect(render(template, { mode: 'eco', level: 21.5, on: false })).toBe(
      '{"z":false,"a":{"list":[21.5,"plain",null]},"mode":"eco"}',
    );
  });

  it('leaves out what was not given', () => {
    expect(render({ a: '{a}', list: ['{a}', 1], b: { c: '{a}' } })).toBe('{"list":[1],"b":{}}');
  });

  it('may be a value alone', () => {
    expect(render('{level}', { level: 3 })).toBe('3');
    expect(render(null)).toBe('null');
    expect(() => render('{level}')).toThrow('not given');
  });

  it('takes the value of a parameter for no template', () => {
    expect(render({ a: '{a}' }, { a: '{b}', b: 'no' })).toBe('{"a":"{b}"}');
  });

  it('takes nothing from what every object has', () => {
    expect(render({ a: '{constructor}', b: ['{toString}'] })).toBe('{"b":[]}');
  });

  it('is the template itself where it has no parameters', () => {
    const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('{__'));
    fc.assert(
      fc.property(plain, (value) => {
        const template = JSON.parse(JSON.stringify(value).replaceAll(/\{(\w+)\}/g, '($1)')) as Template;
        expect(render(template)).toBe(JSON.stringify(template));
      }),
    );
  });
});
