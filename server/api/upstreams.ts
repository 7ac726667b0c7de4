import { z } from 'zod';
import { upstream } from '../contract/http';
import { allows } from '../contract/roles';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { signedIn } from './signed-in';

/** How the connections stand. Everybody sees whether the picture is live; errors name hosts and are for engineers. */
export function upstreamRoutes(app: ApiServer, { held }: Dependencies): void {
  app.get(
    '/api/upstreams',
    {
      config: { permission: 'fleet.read' },
      schema: { summary: 'How the upstreams are connected', tags: ['fleet'], response: answers(z.array(upstream)) },
    },
    async (request) => {
      const seesErrors = allows(signedIn(request).role, 'connection.read');
      return held.states().map((one) => (seesErrors || one.error === null ? one : { ...one, error: 'not connected' }));
    },
  );
}
