import { expect, test } from 'vitest';
import { alertRow } from '../../../components/timeline/alert-row';
import { changeWords } from '../../../components/timeline/change-words';
import { joinLate } from '../../../components/timeline/late-arrivals';
import {
  changeRow,
  lateRow,
  refusedRow,
  sourceRows,
  stateRows,
  tripRows,
} from '../../../components/timeline/timeline-rows';
import { timelineSignals } from '../../../components/timeline/timeline-signals';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import { hours, minutes } from '../../../server/contract/duration';
import type { BandSeries, PlaceSeries, VehicleHistory } from '../../../server/contract/history';
import { describeGeneric, signalOf } from '../../../server/contract/signals';
import { morning, someStop, someTrip } from '../trips/some-trip';

const named = (id: string) => signalOf(id) ?? describeGeneric(id, { label: id, kind: 'number', unit: null });
const drawn = { count: 2, lateCount: 1, columnMs: null, gaps: [], before: null, after: null };
const places: PlaceSeries = {
  ...drawn,
  drawn: 'places',
  signal: 'position',
  at: [morning, morning + minutes(1), morning + hours(2)],
  latitude: [48, 48, 48],
  longitude: [11, 11, 11],
  upstream: [0, 0, 0],
  late: [1],
};
const ignition: BandSeries = {
  ...drawn,
  drawn: 'bands',
  signal: 'ignition.state',
  bands: [
    { from: morning, to: morning + hours(1), value: 'on', count: 1, lastAt: morning, upstream: 0, isLate: false },
    { from: morning + hours(1), to: null, value: 'lock', count: 1, lastAt: morning, upstream: 0, isLate: true },
  ],
};
const history: VehicleHistory = {
  from: morning,
  to: morning + hours(3),
  clock: 'event',
  series: [places, ignition],
  upstreams: ['cars'],
};

test('trips lead to their replay and say what is missing of them', () => {
  const [trips, stops] = tripRows(
    [someTrip({ isComplete: false })],
    [someStop({ to: null })],
    morning + hours(3),
    defaultUnits,
  );
  expect(trips?.items[0]).toMatchObject({
    what: 'Trip from Munich to Dachau',
    detail: '20 min, 19.0 km, incomplete',
    who: 'cars',
    leadsTo: { kind: 'replay', span: { from: morning, to: morning + minutes(20) } },
  });
  expect(stops?.items[0]).toMatchObject({ what: 'Stop: Dachau', to: morning + hours(3) });
});

test('states are active while on and at rest else; those never told have no row', () => {
  const rows = stateRows(history, ['ignition.state', 'engine.running'], named, {
    end: history.to,
    units: defaultUnits,
  });
  expect(rows.map(({ label }) => label)).toEqual(['Ignition']);
  expect(rows[0]?.items.map(({ what, tone, to }) => [what, tone, to])).toEqual([
    ['Ignition: On', 'active', morning + hours(1)],
    ['Ignition: Lock', 'rest', morning + hours(3)],
  ]);
});

test('charging is active while energy flows, and at rest once it is complete', () => {
  const bands = ['fast_charging', 'charging_complete', 'not_charging'].map((value, index) => {
    const from = morning + hours(index);
    return { from, to: from + hours(1), value, count: 1, lastAt: from, upstream: 0, isLate: false };
  });
  const charging: BandSeries = { ...ignition, signal: 'charging.status', bands };
  const [row] = stateRows({ ...history, series: [charging] }, ['charging.status'], named, {
    end: history.to,
    units: defaultUnits,
  });
  expect(row?.items.map(({ tone }) => tone)).toEqual(['active', 'rest', 'rest']);
});

test('an upstream has a row with its silences', () => {
  const [row] = sourceRows({ ...history, series: [places] });
  expect(row?.label).toBe('From cars');
  expect(row?.items.map(({ tone, detail }) => [tone, detail])).toEqual([
    ['told', ''],
    ['told', ''],
    ['missing', 'nothing for 1 h 59 min'],
  ]);
});

test('what one upstream brought late together is one item, at the time it is about', () => {
  expect(
    lateRow(history, named).items.map(({ from, to, what, who }) => [from - morning, to - morning, what, who]),
  ).toEqual([
    [minutes(1), minutes(1), 'One reading came late: Position', 'cars'],
    [hours(1), hours(1), 'One reading came late: Ignition', 'cars'],
  ]);
});

test('late readings far apart, or of two upstreams, are not one arrival', () => {
  const late = (minute: number, upstream: string, signal = 'speed', receivedAt: number | null = null) => ({
    ...{ at: minutes(minute), signal, upstream, receivedAt },
  });
  const arrivals = joinLate(
    [late(0, 'cars', 'speed', 50), late(2, 'boxes'), late(5, 'cars', 'odometer', 90), late(40, 'cars')],
    minutes(10),
  );
  expect(arrivals).toEqual([
    { from: 0, to: minutes(5), count: 2, signals: ['speed', 'odometer'], upstream: 'cars', receivedAt: 90 },
    { from: minutes(2), to: minutes(2), count: 1, signals: ['speed'], upstream: 'boxes', receivedAt: null },
    { from: minutes(40), to: minutes(40), count: 1, signals: ['speed'], upstream: 'cars', receivedAt: null },
  ]);
});

test('a message kept out leads to itself, and a row that may not be read says why', () => {
  const message = {
    ...{ reference: '7.2', upstream: 'cars', topic: 'live/x', receivedAt: morning, verdict: 'quarantined' as const },
    ...{ vin: null, device: null, bytes: 10 },
  };
  expect(refusedRow([message], null).items[0]).toMatchObject({
    what: 'Message quarantined',
    leadsTo: { kind: 'message', reference: '7.2' },
  });
  expect(refusedRow([], 'This takes the engineer role; yours is viewer').denied).toContain('engineer');
});

test('what somebody did is told with what it was before', () => {
  expect(changeWords({ action: 'vehicle.edit', detail: { before: null, after: 'Van 7' } })).toEqual({
    what: 'Named a vehicle',
    detail: 'from none to Van 7',
  });
  expect(changeWords({ action: 'moved.mountains', detail: {} })).toEqual({ what: 'moved.mountains', detail: '' });
});

test('a command that was kept is told of in its own row; one that was refused only among what people did', () => {
  const entry = { id: '1', at: morning, userId: 'u', actor: 'Ada', address: null, subject: 'WVWZZZ1KZAW000123' };
  const entries = ['command.send', 'command.outcome', 'command.cancel', 'command.refused', 'vehicle.edit'].map(
    (action) => ({ ...entry, action, detail: {} }),
  );
  expect(changeRow(entries, null).items.map(({ what }) => what)).toEqual(['Command refused', 'Named a vehicle']);
});

test('an alert goes on until it is taken back, or until now', () => {
  const alert = { what: 'Tire too low: front left', detail: '88% of its target', who: 'cars' };
  const alerts = [
    { ...alert, from: morning, to: morning + minutes(5) },
    { ...alert, from: morning + hours(1), to: null },
  ];
  expect(alertRow(alerts, morning + hours(3)).items).toEqual([
    { ...alert, from: morning, to: morning + minutes(5), tone: 'alert', leadsTo: null },
    { ...alert, from: morning + hours(1), to: morning + hours(3), tone: 'alert', leadsTo: null },
  ]);
});

test('an upstream that tells nothing of driving is heard by what it tells most often', () => {
  const reading = (upstream: string, signal: string) => ({
    ...{ upstream, signal, value: 1, at: 1, receivedAt: 1, timeSource: 'property' as const, message: '1.1' },
  });
  const asked = timelineSignals(
    [reading('cars', 'speed'), reading('leasing', 'engine.operating_time'), reading('leasing', 'engine.speed')],
    named,
  );
  expect(asked).toEqual(expect.arrayContaining(['position', 'speed', 'ignition.state', 'engine.speed']));
  expect(asked.indexOf('engine.speed')).toBeLessThan(asked.indexOf('engine.operating_time'));
});
