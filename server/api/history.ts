import { z } from 'zod';
import { Refused } from '../auth/refused';
import {
  foundReadings,
  historyQuery,
  historyReadingQuery,
  readingsQuery,
  vehicleHistory,
  vehicleSignals,
} from '../contract/history';
import { reading, vin } from '../contract/http';
import { countSignals } from '../store/history-counts';
import { loadReadingAt } from '../store/history-reading';
import { loadReadings } from '../store/history-readings';
import { findHistorySubject, type HistorySubject } from '../store/history-subject';
import { createTurns } from '../store/turns';
import { inHistory, loadHistory } from '../store/vehicle-history';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { askThePast } from './past-request';

const config = { permission: 'history.read' } as const;
const tags = ['history'];
const params = z.object({ vin });
/** Connections to the database that charts take at once, whoever looks at them: messages must come in all the while. */
const greatestConnections = 5;
const greatestWaiting = 100;

/** What one vehicle said over a time: drawn, one by one, and counted. */
export function historyRoutes(app: ApiServer, { database }: Dependencies): void {
  const turns = createTurns(greatestConnections, greatestWaiting);

  const find = async (vin: string, signals: readonly string[]): Promise<HistorySubject> => {
    const subject = await findHistorySubject(database, vin, signals);
    if (subject === null) throw new Refused(404, 'no vehicle has this VIN');
    const [unknown] = subject.unknown;
    if (unknown !== undefined) throw new Refused(400, `signals: "${unknown}" is no signal`);
    return subject;
  };

  app.get(
    '/api/vehicles/:vin/history',
    {
      config,
      schema: {
        summary: 'Signals of a vehicle over a time, as a chart draws them',
        tags,
        params,
        querystring: historyQuery,
        response: answers(vehicleHistory),
      },
    },
    ({ params: { vin }, query }, reply) =>
      askThePast(reply, async (signal) => {
        const subject = await find(vin, query.signals);
        return loadHistory(database, turns, subject, query, signal);
      }),
  );

  app.get(
    '/api/vehicles/:vin/history/reading',
    {
      config,
      schema: {
        summary: 'The reading of a signal at an event time',
        tags,
        params,
        querystring: historyReadingQuery,
        response: answers(reading),
      },
    },
    async ({ params: { vin }, query: { signal, at } }) => {
      const found = await loadReadingAt(database, await find(vin, [signal]), at);
      if (found === null) throw new Refused(404, 'there is no reading at this time, or no longer');
      return found;
    },
  );

  app.get(
    '/api/vehicles/:vin/readings',
    {
      config,
      schema: {
        summary: 'Readings of a vehicle one by one',
        tags,
        params,
        querystring: readingsQuery,
        response: answers(foundReadings),
      },
    },
    ({ params: { vin }, query }, reply) =>
      askThePast(reply, async (signal) => {
        const subject = await find(vin, query.signals);
        return inHistory(database, turns, signal, (snapshot) => loadReadings(snapshot, subject, query));
      }),
  );

  app.get(
    '/api/vehicles/:vin/signals',
    {
      config,
      schema: {
        summary: 'How many readings there are of each signal of a vehicle, and since when',
        tags,
        params,
        response: answers(vehicleSignals),
      },
    },
    ({ params: { vin } }, reply) =>
      askThePast(reply, async (signal) => {
        const { vehicleId, names } = await find(vin, []);
        return inHistory(database, turns, signal, (snapshot) => countSignals(snapshot, vehicleId, names));
      }),
  );
}
