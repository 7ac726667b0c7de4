import { z } from 'zod';
import { signal } from '../contract/http';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';

/** What can be known of a vehicle. */
export function signalRoutes(app: ApiServer, { signals }: Dependencies): void {
  app.get(
    '/api/signals',
    {
      config: { permission: 'fleet.read' },
      schema: {
        summary: 'Every signal: label, unit, freshness and plausible range',
        tags: ['fleet'],
        response: answers(z.array(signal)),
      },
    },
    () => signals(),
  );
}
