import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { histogramText } from './histogram-text';
import { families, type MetricSources } from './metric-families';

/** Everything that is measured, as text in Prometheus' format. Read from its sources at the moment it is asked for. */
export type Metrics = { contentType: string; text: () => Promise<string> };

function histograms({ monitor }: MetricSources): string {
  const { upstreams, commitToBrowser } = monitor.totals();
  const ofEach = (which: 'eventToReceive' | 'receiveToCommit') =>
    [...upstreams].map(([id, totals]) => ({ labels: { upstream: id }, histogram: totals[which] }));
  return [
    histogramText(
      'motorcade_event_to_receive_seconds',
      'From when something was measured to when we received it.',
      ofEach('eventToReceive'),
    ),
    histogramText(
      'motorcade_receive_to_commit_seconds',
      'From receiving a message to its commit.',
      ofEach('receiveToCommit'),
    ),
    histogramText('motorcade_commit_to_browser_seconds', 'From a commit to a browser that has taken it, by samples.', [
      { labels: {}, histogram: commitToBrowser },
    ]),
  ].join('\n');
}

/** Makes the metrics of one server: the families, histograms, and what the process itself uses. */
export function createMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { name, help, type, labels, samples } of families) {
    const settings = { name, help, labelNames: labels, registers: [registry] };
    if (type === 'gauge')
      new Gauge({
        ...settings,
        collect() {
          this.reset();
          for (const sample of samples(sources)) this.set(sample.labels, sample.value);
        },
      });
    else
      new Counter({
        ...settings,
        collect() {
          this.reset();
          for (const sample of samples(sources)) this.inc(sample.labels, sample.value);
        },
      });
  }
  return {
    contentType: registry.contentType,
    text: async () => `${await registry.metrics()}\n${histograms(sources)}`,
  };
}
