import type { Resource } from '../../domain/evidence.js';
import type { GradeContext } from '../contract.js';
import { alarmMetrics, watches } from './alarms.js';
import { at } from './blocks.js';
import { failAbsent } from './network-unread.js';

/** What an alarm must watch. */
export interface Wanted {
  readonly namespace: string;
  /** Any of these will do. */
  readonly metrics: readonly string[];
  /** Dimensions that can name what is watched. */
  readonly dimensions: readonly string[];
}

/** Something to be watched: the resource, and whatever else stands for it (the instances of a cluster). */
export interface Watched {
  readonly resource: Resource;
  readonly aliases: readonly Resource[];
}

/**
 * Judges that each resource has an alarm on one of the metrics. One fault where there is no such alarm at all, else one
 * for each resource that none of them watches.
 */
export function judgeCoverage(context: GradeContext, wanted: Wanted, watched: readonly Watched[]): void {
  const { evidence, report } = context;
  if (watched.length === 0) return;
  const metrics = alarmMetrics(evidence);
  const states = watched.map(({ resource, aliases }) => {
    const answers = metrics.map((metric) => watches(evidence, metric, wanted, [resource, ...aliases]));
    const state = answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
    return { resource, state };
  });
  const name = `${wanted.namespace} ${wanted.metrics[0] ?? ''}`;
  const exists = metrics.some(
    ({ namespace, metric }) =>
      namespace === wanted.namespace && typeof metric === 'string' && wanted.metrics.includes(metric),
  );
  if (!exists && states.every(({ state }) => state === 'no')) {
    report.fail(
      null,
      `No alarm watches ${name}; ${String(watched.length)} declared, such as ${watched[0]?.resource.address ?? ''}.`,
    );
    return;
  }
  for (const { resource, state } of states) {
    if (state === 'yes') report.pass();
    else if (state === 'unknown')
      report.unknown(
        at(resource),
        `Whether an alarm watches ${name} of ${resource.address} cannot be resolved.`,
      );
    else failAbsent(context, at(resource), `No alarm watches ${name} of ${resource.address}.`);
  }
}
