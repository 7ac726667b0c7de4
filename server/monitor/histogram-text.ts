import { countUpTo, type Histogram } from './histogram';

/** One histogram of a family, with its labels. */
export type LabelledHistogram = { labels: Record<string, string>; histogram: Histogram };

/** Bounds that are told: a millisecond, four, sixteen… up to 2^36 ms, two years. */
const powers = Array.from({ length: 19 }, (_, index) => index * 2);

const quoted = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;

const labelled = (labels: Record<string, string>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${quoted(value)}`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

/**
 * Histograms that were counted elsewhere, in seconds, as Prometheus reads them (its text format 0.0.4): the client library
 * takes observations only one by one.
 */
export function histogramText(name: string, help: string, histograms: readonly LabelledHistogram[]): string {
  const lines = histograms.flatMap(({ labels, histogram }) => [
    ...powers.map(
      (power) =>
        `${name}_bucket${labelled({ ...labels, le: String(2 ** power / 1_000) })} ${countUpTo(histogram, power)}`,
    ),
    `${name}_bucket${labelled({ ...labels, le: '+Inf' })} ${histogram.count}`,
    `${name}_sum${labelled(labels)} ${histogram.sum / 1_000}`,
    `${name}_count${labelled(labels)} ${histogram.count}`,
  ]);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines, ''].join('\n');
}
