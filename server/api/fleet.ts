import { fleetMoment, fleetSteps, momentQuery, stepsQuery } from '../contract/moment';
import { createMoments } from '../moment/moments';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { askThePast, requirePast } from './past-request';

const config = { permission: 'history.read' } as const;
const tags = ['past'];
/** The schema would look at each of some hundred thousand cells that we made ourselves. */
const unchecked = (answer: unknown): string => JSON.stringify(answer);

/** The whole fleet at a moment of the past, and from there on. */
export function fleetRoutes(app: ApiServer, { database, clock }: Dependencies): void {
  const moments = createMoments({ database, clock });

  app.get(
    '/api/fleet',
    {
      config,
      schema: {
        summary: 'The whole fleet at a moment, as it was (clock=event) or as we knew it (clock=received)',
        tags,
        querystring: momentQuery,
        response: answers(fleetMoment),
      },
    },
    async (request, reply) => {
      const { at } = request.query;
      requirePast(at, clock());
      const rows = await askThePast(reply, (signal) => moments.fleetAt(request.query, signal));
      void reply.serializer(unchecked);
      return { ...request.query, rows };
    },
  );

  app.get(
    '/api/fleet/steps',
    {
      config,
      schema: {
        summary: 'What changed in the fleet from one moment to another, step by step',
        tags,
        querystring: stepsQuery,
        response: answers(fleetSteps),
      },
    },
    async (request, reply) => {
      const { from, to, clock: by } = request.query;
      requirePast(to, clock());
      const steps = await askThePast(reply, (signal) => moments.steps(request.query, signal));
      void reply.serializer(unchecked);
      return { from, clock: by, ...steps };
    },
  );
}
