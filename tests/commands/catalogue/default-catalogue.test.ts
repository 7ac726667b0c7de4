import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueFile, catalogueSchema } from '../../../server/commands/catalogue/catalogue-schema';
import { checkParameters } from '../../../server/commands/catalogue/check-parameters';
import { effectOf } from '../../../server/commands/catalogue/effect-of';
import { readCatalogue } from '../../../server/commands/catalogue/read-catalogue';
import { renderPayload } from '../../../server/commands/catalogue/render-payload';
import { checkPreconditions } from '../../../server/commands/check-preconditions';
import { judgeEffect } from '../../../server/commands/judge-effect';
import { fieldsAt } from '../../../server/settings-file/field-names';
import { decodeData } from '../../upstreams/drogue/fixtures';
import { published, secondsAfter, told } from '../told';
import { typesIn } from './fixtures';

const { types } = readCatalogue('commands.yaml');
const typeOf = (id: string) => {
  const type = types.get(id);
  if (type === undefined) throw new Error(`there is no command ${id}`);
  return type;
};

function sent(id: string, given = {}) {
  const type = typeOf(id);
  const checked = checkParameters(type, given);
  if ('problems' in checked) throw new Error(checked.problems.join('\n'));
  return { payload: renderPayload(type, checked.parameters), effect: effectOf(type, checked.parameters) };
}

describe('the commands that come with Motorcade', () => {
  it('are these', () => {
    expect([...types.keys()]).toEqual([
      ...['report-now', 'honk-and-flash', 'lock', 'unlock', 'climate-set-point', 'charge-limit'],
      ...['start-charging', 'stop-charging', 'reporting-interval', 'immobilise', 'release'],
    ]);
  });

  it.each([...types.values()].map(({ id }) => id))('%s can be sent with its defaults', (id) => {
    const { payload } = sent(id);
    expect(JSON.parse(payload)).toBeTypeOf('object');
    expect(typeOf(id).description).toMatch(/\.$/);
  });

  it.each<[id: string, given: object, payload: string, data: object]>([
    ['lock', {}, '{"locked":true}', { doors: { locked: true } }],
    ['unlock', {}, '{"locked":false}', { doors: { locked: false } }],
    [
      'climate-set-point',
      { temperature: 20.5 },
      '{"temperature":20.5,"unit":"celsius"}',
      { climate: { setPoint: 20.5 } },
    ],
    ['charge-limit', { limit: 90 }, '{"limit":90}', { chargeLimit: 90 }],
    ['start-charging', {}, '{"charging":true}', { evChargingStatus: 'charging' }],
    ['stop-charging', {}, '{"charging":false}', { evChargingStatus: 'not_charging' }],
    ['reporting-interval', { interval: 30 }, '{"intervalSeconds":30}', { reportInterval: 30_000 }],
    ['immobilise', {}, '{"immobilised":true}', { immobilised: true }],
    ['release', {}, '{"immobilised":false}', { immobilised: false }],
    ['report-now', {}, '{}', { gps: { lat: 57.7, lon: 11.97 } }],
  ])('%s is confirmed by what a device tells under usual names', (id, given, payload, data) => {
    const { payload: rendered, effect } = sent(id, given);
    expect(rendered).toBe(payload);
    const readings = decodeData(data).readings.map(({ signal, value }) => told(signal, value, 5));
    const own = readings.filter(({ signal }) => signal === effect?.signal);
    const evidence = { effect, publishedAt: published, before: null, readings: own };
    expect(judgeEffect(evidence, secondsAfter(6)).verdict).toBe('confirmed');
  });

  it('honking is confirmed by nothing', () => {
    expect(sent('honk-and-flash').effect).toBeNull();
  });

  it('immobilising is for a vehicle that stands, with its ignition off, and said so just now', () => {
    const { preconditions, risk, role, mayRepeat } = typeOf('immobilise');
    expect({ risk, role, mayRepeat }).toEqual({ risk: 'critical', role: 'admin', mayRepeat: false });
    const holds = (speed: number, ignition: string, afterSeconds = -60) => {
      const readings = [told('speed', speed, afterSeconds), told('ignition.state', ignition, afterSeconds)];
      const newest = new Map(readings.map((reading) => [reading.signal, reading]));
      return checkPreconditions(preconditions, newest, published).every((checked) => checked.holds);
    };
    expect(holds(0, 'off')).toBe(true);
    for (const speed of [0.4, 50, -3]) expect(holds(speed, 'off')).toBe(false);
    expect(holds(0, 'on')).toBe(false);
    expect(holds(0, 'off', -121)).toBe(false);
    expect(checkPreconditions(preconditions, new Map(), published).some((checked) => checked.holds)).toBe(false);
  });
});

describe('the documentation of commands', () => {
  const documentation = readFileSync('docs/commands.md', 'utf8');

  it('has working examples', () => {
    const examples = [...documentation.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    expect(examples.flatMap(typesIn).length).toBeGreaterThan(0);
  });

  it.each([[], ['preconditions', 0], ['effect'], ['parameters', 'any']])(
    'names every field of an entry: %j',
    (...path) => {
      for (const field of fieldsAt(catalogueFile, ['commands', 0, ...path]))
        expect(documentation, field).toMatch(new RegExp(`\`${field}[\`:]`));
    },
  );
});

it('the JSON schema is what the program checks by; if not, run npx tsx server/commands/catalogue/write-schema.ts', () => {
  expect(JSON.parse(readFileSync('docs/commands.schema.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(catalogueSchema())),
  );
});
