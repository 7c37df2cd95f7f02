import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** From a millisecond to ten seconds. Unit: seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Metrics kept by prom-client in a registry of their own. A name always carries the same labels. */
export function createPromMetrics(options: { readonly processMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  if (options.processMetrics === true) collectDefaultMetrics({ register: registry, prefix: 'motcua_' });
  const counter = (name: string, labelNames: string[]): Counter => {
    const made = counters.get(name) ?? new Counter({ name, help: name.replaceAll('_', ' '), labelNames, registers: [registry] });
    counters.set(name, made);
    return made;
  };
  const histogram = (name: string, labelNames: string[]): Histogram => {
    const made = histograms.get(name) ?? new Histogram({ name, help: name.replaceAll('_', ' '), labelNames, buckets: BUCKETS, registers: [registry] });
    histograms.set(name, made);
    return made;
  };
  return {
    count: (name, labels = {}, by = 1) => counter(name, Object.keys(labels)).inc(labels, by),
    observe: (name, seconds, labels = {}) => histogram(name, Object.keys(labels)).observe(labels, seconds),
    gauge: (name, help, read) => {
      const made: Gauge = new Gauge({
        name,
        help,
        registers: [registry],
        collect: async (): Promise<void> => made.set(await read()),
      });
    },
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
