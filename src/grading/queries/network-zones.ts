import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import { stringOf } from './values.js';
import { blockAt } from './blocks.js';

/**
 * A token for the zone a subnet stands in: equal tokens are the same zone. The zone's name where it is known, else the
 * expression that chooses it (with the instance's key where it depends on one). Undefined where AWS chooses.
 */
export function zoneOf(evidence: Evidence, subnet: Resource): string | undefined {
  for (const attribute of ['availability_zone', 'availability_zone_id']) {
    const value = stringOf(subnet, attribute);
    if (typeof value === 'string') return value;
    const written = blockAt(evidence, subnet.block)?.attributes[attribute];
    if (!isUnknown(value) || written === undefined || written.expression.trim() === 'null') continue;
    const varies = /\b(count\.index|each\.(key|value))\b/.test(written.expression);
    return varies ? `${written.expression} of ${String(subnet.key)}` : written.expression;
  }
  return undefined;
}

/** `one` where all are shown to stand in one zone, `several`, or `unknown` where AWS chooses for some of them. */
export function zoneSpread(evidence: Evidence, subnets: readonly Resource[]): 'one' | 'several' | 'unknown' {
  const zones = subnets.map((subnet) => zoneOf(evidence, subnet));
  const distinct = new Set(zones.filter((zone) => zone !== undefined));
  if (distinct.size > 1) return 'several';
  // One instance that stands for any number can stand in any number of zones.
  if (zones.includes(undefined) || subnets.some((subnet) => !subnet.expanded)) return 'unknown';
  return distinct.size === 1 ? 'one' : 'unknown';
}
