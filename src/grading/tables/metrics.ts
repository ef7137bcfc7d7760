import type { MetricNamespace } from './metric-namespace.js';
import { coreNamespaces } from './metrics-core.js';
import { moreNamespaces } from './metrics-more.js';

/**
 * Metrics and dimensions that AWS services publish to CloudWatch, for the services that answers watch most.
 *
 * Source: the CloudWatch chapter of each service's guide, as of January 2026. Names that follow a scheme are given as
 * patterns, rather too wide than too narrow. A namespace that is not listed is not judged; one without `metrics` is
 * judged by its dimensions only.
 */
export const namespaces: ReadonlyMap<string, MetricNamespace> = new Map([
  ...coreNamespaces,
  ...moreNamespaces,
]);
