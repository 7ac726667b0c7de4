import { describe, expect, it } from 'vitest';
import { days, hours, seconds } from '../../server/contract/duration';
import { roles } from '../../server/contract/roles';
import { openPopulatedApi } from '../api/populated-api';
import { speedMessage } from '../ingest/plain-dialect';
import { countLockWaits } from '../support/lock-waits';

const { api, cookies, askAs } = await openPopulatedApi();

const now = Date.now();
const from = Math.floor(now / hours(1)) * hours(1) - hours(3);
const vin = 'HISTORY0000000001';
await api.commit(
  Array.from({ length: 30 }, (_, index) =>
    speedMessage(vin, index, from + seconds(index), from + seconds(index) + (index === 10 ? seconds(15) : 500)),
  ),
);

const ask = async (path: string) => {
  const answer = await askAs('viewer', path);
  return { status: answer.status, body: JSON.parse(answer.body) };
};
const range = `from=${from}&to=${now}`;

describe('the history of a vehicle', () => {
  it('is told to everybody who is signed in', async () => {
    for (const role of roles)
      expect((await askAs(role, `/api/vehicles/${vin}/history?signals=speed&${range}`)).status).toBe(200);
    expect((await api.ask(`/api/vehicles/${vin}/history?signals=speed&${range}`)).status).toBe(401);
  });

  it('is a chart, a table and a reading that agree', async () => {
    const { body: chart } = await ask(`/api/vehicles/${vin}/history?signals=speed,gear.mode&${range}`);
    expect(chart.series[0]).toMatchObject({ signal: 'speed', drawn: 'line', count: 30, lateCount: 1, late: [10] });
    expect(chart.series[1]).toMatchObject({ signal: 'gear.mode', drawn: 'bands', count: 0 });
    const { body: table } = await ask(`/api/vehicles/${vin}/readings?signals=speed&sort=at&limit=30&${range}`);
    expect(table.readings.map(({ at, value }: { at: number; value: number }) => [at, value])).toEqual(
      chart.series[0].at.map((at: number, index: number) => [at, chart.series[0].value[index]]),
    );
    expect(table.readings.flatMap(({ isLate }: { isLate: boolean }, index: number) => (isLate ? [index] : []))).toEqual(
      chart.series[0].late,
    );
    const { body: reading } = await ask(`/api/vehicles/${vin}/history/reading?signal=speed&at=${from + seconds(7)}`);
    expect(table.readings[7]).toEqual({ ...reading, isLate: false });
    const { body: counts } = await ask(`/api/vehicles/${vin}/signals`);
    expect(counts).toEqual({
      signals: [{ signal: 'speed', count: 30, isCountComplete: true, firstAt: from, lastAt: from + seconds(29) }],
    });
  });

  it('says what it does not know', async () => {
    expect(await ask(`/api/vehicles/nobody/history?signals=speed&${range}`)).toMatchObject({ status: 404 });
    expect(await ask(`/api/vehicles/nobody/signals`)).toMatchObject({ status: 404 });
    expect(await ask(`/api/vehicles/${vin}/history?signals=sped&${range}`)).toEqual({
      status: 400,
      body: { error: 'signals: "sped" is no signal' },
    });
    expect(await ask(`/api/vehicles/${vin}/history/reading?signal=speed&at=${from - 1}`)).toEqual({
      status: 404,
      body: { error: 'there is no reading at this time, or no longer' },
    });
  });

  it('says its limits in a sentence', async () => {
    const refusal = async (query: string) => {
      const { status, body } = await ask(`/api/vehicles/${vin}/history?${query}`);
      expect(status, query).toBe(400);
      return body.error;
    };
    const many = Array.from({ length: 13 }, (_, index) => `signal${index}`).join(',');
    expect(await refusal(`signals=${many}&${range}`)).toContain('at most 12 signals are told at a time');
    const limits = 'expected "from" before "to", at most 731 days apart by event time and 92 by receive time';
    expect(await refusal(`signals=speed&from=${now}&to=${from}`)).toContain(limits);
    expect(await refusal(`signals=speed&from=${now - days(732)}&to=${now}`)).toContain(limits);
    expect(await refusal(`signals=speed&clock=received&from=${now - days(93)}&to=${now}`)).toContain(limits);
    expect(await refusal(`signals=speed&${range}&columns=1000`)).toContain('columns');
    expect(await refusal(`signals=speed&${range}&unheard=of`)).toContain('unheard');
  });

  it('ends its questions when nobody waits for the answer', async () => {
    // Longer than the test may take: the question waits for the table.
    const blocker = await api.database.pool.connect();
    try {
      await blocker.query('BEGIN');
      await blocker.query('LOCK TABLE reading IN ACCESS EXCLUSIVE MODE');
      const gone = new AbortController();
      const asked = fetch(`http://127.0.0.1:${api.port}/api/vehicles/${vin}/history?signals=speed&${range}`, {
        headers: { cookie: cookies.get('viewer') ?? '' },
        signal: gone.signal,
      });
      const waiting = () => countLockWaits(api.database.pool, 'relation');
      await expect.poll(waiting).toBe(1);
      gone.abort();
      await expect(asked).rejects.toThrow();
      await expect.poll(waiting).toBe(0);
    } finally {
      await blocker.query('ROLLBACK');
      blocker.release();
    }
  });
});
