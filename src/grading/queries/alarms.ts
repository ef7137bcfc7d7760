import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, type Unknown, type Value } from '../../domain/value.js';
import { resourcesOf } from './blocks.js';
import { oncePerEvidence } from './memo.js';
import { identities, linked, mapOf } from './network-links.js';
import { nestedOf, stringOf, toText, valueAt, type Readable } from './values.js';

/** A metric that an alarm watches: its own, or one of its `metric_query` blocks. */
export interface AlarmMetric {
  readonly alarm: Resource;
  /** `''`, or `metric_query.0.metric.0`. */
  readonly path: string;
  readonly namespace: string | Unknown | undefined;
  readonly metric: string | Unknown | undefined;
  readonly dimensions: Readonly<Record<string, Value>> | Unknown;
}

/** Every metric that the alarms of the configuration watch. */
export const alarmMetrics: (evidence: Evidence) => readonly AlarmMetric[] = oncePerEvidence((evidence) =>
  resourcesOf(evidence, 'aws_cloudwatch_metric_alarm').flatMap((alarm) => metricsOf(evidence, alarm)),
);

function metricsOf(evidence: Evidence, alarm: Resource): readonly AlarmMetric[] {
  const own = isWatching(alarm) ? [readMetric(evidence, alarm, alarm, '')] : [];
  const queries = nestedOf(alarm, 'metric_query');
  if (isUnknown(queries)) return own;
  const nested = queries.flatMap((query) => {
    const metrics = nestedOf(query, 'metric');
    return isUnknown(metrics)
      ? []
      : metrics.map((metric) => readMetric(evidence, alarm, metric, `${query.path}.${metric.path}`));
  });
  return [...own, ...nested];
}

function isWatching(alarm: Resource): boolean {
  const name = valueAt(alarm, 'metric_name');
  return name !== undefined && name !== '';
}

function readMetric(evidence: Evidence, alarm: Resource, from: Readable, path: string): AlarmMetric {
  return {
    alarm,
    path,
    namespace: stringOf(from, 'namespace'),
    metric: stringOf(from, 'metric_name'),
    dimensions: mapOf(evidence, alarm, path === '' ? 'dimensions' : `${path}.dimensions`),
  };
}

/** Path of one attribute of the metric inside its alarm. */
export function inMetric(metric: AlarmMetric, attribute: string): string {
  return metric.path === '' ? attribute : `${metric.path}.${attribute}`;
}

/** Instances of the types that a dimension names, by reference or by a known name. */
export function dimensionResources(
  evidence: Evidence,
  metric: AlarmMetric,
  name: string,
  ...types: readonly string[]
): readonly Resource[] {
  const exact = linked(evidence, metric.alarm, inMetric(metric, `dimensions.${name}`), ...types);
  const found =
    exact.length > 0 ? exact : linked(evidence, metric.alarm, inMetric(metric, 'dimensions'), ...types);
  const text = isUnknown(metric.dimensions) ? undefined : toText(metric.dimensions[name]);
  if (text === undefined) return found;
  const named = resourcesOf(evidence, ...types).filter((resource) => identities(resource).includes(text));
  return named.length > 0 ? named : found;
}

/** Whether an alarm watches one of the metrics for the resource, also by a sum over all resources of its kind. */
export function watches(
  evidence: Evidence,
  metric: AlarmMetric,
  wanted: {
    readonly namespace: string;
    readonly metrics: readonly string[];
    readonly dimensions: readonly string[];
  },
  resources: readonly Resource[],
): 'yes' | 'no' | 'unknown' {
  const { namespace, metric: name, dimensions } = metric;
  if (typeof namespace === 'string' && namespace !== wanted.namespace) return 'no';
  if (typeof name === 'string' && !wanted.metrics.includes(name)) return 'no';
  if (isUnknown(namespace) || isUnknown(name)) return 'unknown';
  if (isUnknown(dimensions)) return namesAny(evidence, metric, 'dimensions', resources) ? 'yes' : 'unknown';
  const used = wanted.dimensions.filter((dimension) => dimensions[dimension] !== undefined);
  if (used.length === 0) return Object.keys(dimensions).length === 0 ? 'yes' : 'no';
  const types = [...new Set(resources.map((resource) => resource.type))];
  for (const dimension of used) {
    const named = dimensionResources(evidence, metric, dimension, ...types);
    if (named.some((resource) => resources.includes(resource))) return 'yes';
    if (named.length === 0 && isUnknown(dimensions[dimension])) return 'unknown';
  }
  return 'no';
}

function namesAny(
  evidence: Evidence,
  metric: AlarmMetric,
  attribute: string,
  resources: readonly Resource[],
): boolean {
  const types = [...new Set(resources.map((resource) => resource.type))];
  return linked(evidence, metric.alarm, inMetric(metric, attribute), ...types).some((found) =>
    resources.includes(found),
  );
}

/** A metric that a log metric filter makes. */
export interface FilterMetric {
  readonly filter: Resource;
  readonly path: string;
  readonly namespace: string | Unknown | undefined;
  readonly name: string | Unknown | undefined;
}

/** Metrics that the log metric filters of the configuration make. */
export function filterMetrics(evidence: Evidence): readonly FilterMetric[] {
  return resourcesOf(evidence, 'aws_cloudwatch_log_metric_filter').flatMap((filter) => {
    const made = nestedOf(filter, 'metric_transformation');
    if (isUnknown(made)) return [];
    return made.map((metric) => ({
      filter,
      path: metric.path,
      namespace: stringOf(metric, 'namespace'),
      name: stringOf(metric, 'name'),
    }));
  });
}

/** Whether an alarm watches what a filter makes: by reference, or by equal name and namespace. */
export function isWatchedBy(
  evidence: Evidence,
  made: FilterMetric,
  metric: AlarmMetric,
): 'yes' | 'no' | 'unknown' {
  const refers = ['metric_name', 'namespace'].some((attribute) =>
    linked(evidence, metric.alarm, inMetric(metric, attribute), 'aws_cloudwatch_log_metric_filter').includes(
      made.filter,
    ),
  );
  const pairs: readonly (readonly [FilterMetric['name'], AlarmMetric['metric']])[] = [
    [made.name, metric.metric],
    [made.namespace, metric.namespace],
  ];
  // A reference to the namespace alone does not make the metric the filter's.
  if (pairs.some(([a, b]) => typeof a === 'string' && typeof b === 'string' && a !== b)) return 'no';
  if (refers) return 'yes';
  return pairs.some(([a, b]) => isUnknown(a) || isUnknown(b)) ? 'unknown' : 'yes';
}
