import { createMetrics } from '../monitor/metrics';
import type { ApiServer, Dependencies } from './dependencies';

/** The same numbers for Prometheus, which shows a token, and for engineers who are signed in. */
export function metricRoutes(app: ApiServer, { monitor, held, live, metricsToken }: Dependencies): void {
  const metrics = createMetrics({ monitor, states: held.states, live });
  app.get(
    '/metrics',
    {
      config: { permission: 'connection.read', bearer: metricsToken },
      schema: { summary: "Everything that is measured, in Prometheus' format", tags: ['operation'] },
    },
    async (_request, reply) =>
      reply
        .type(metrics.contentType)
        .header('cache-control', 'no-store')
        .send(await metrics.text()),
  );
}
