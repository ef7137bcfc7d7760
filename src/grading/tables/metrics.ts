import type { MetricNamespace } from './metric-namespace.js';
import { coreNamespaces } from './metrics-core.js';
import { moreNamespaces } from './metrics-more.js';

/**
 * Metrics and dimensions that AWS services publish to CloudWatch, for the services that answers watch most.
 *
 * Source: the "Monitoring with CloudWatch" chapter of each service's guide, read in January 2026. A namespace that is not
 * listed is not judged; a namespace without `metrics` is judged by its dimensions only.
 */
export const namespaces: ReadonlyMap<string, MetricNamespace> = new Map([
  ...coreNamespaces,
  ...moreNamespaces,
]);
