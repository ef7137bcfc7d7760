import type { Evidence, Resource } from '../../domain/evidence.js';
import type { Reference } from '../../domain/value.js';
import { oncePerEvidence } from './memo.js';
import { unknownsIn, valueAt } from './values.js';

/** Instances of each block address, in the order of the evidence. */
export const instancesByBlock = oncePerEvidence(({ resources }): ReadonlyMap<string, readonly Resource[]> => {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const group = groups.get(resource.block);
    if (group === undefined) groups.set(resource.block, [resource]);
    else group.push(resource);
  }
  return groups;
});

/**
 * Instances that references at a path name. A reference that knows its instance (`aws_subnet.private["a"].id`) names that
 * one. Otherwise the instance with the resource's own key does where there is one, as with `each.key`, else all of them do.
 * Inside a module called several times, a call's resources name only what stands in the same call.
 */
export function namedInstances(
  evidence: Evidence,
  resource: Resource,
  path: string,
  references: readonly Reference[],
): readonly Resource[] {
  const settled = unknownsIn(valueAt(resource, path)).flatMap((unknown) => unknown.references);
  const blocks = new Set(references.map((reference) => reference.to));
  return [...blocks].flatMap((block) => {
    const instances = instancesByBlock(evidence).get(block) ?? [];
    if (instances.length <= 1) return instances;
    const exact = settled.filter((reference) => reference.to === block).map(({ instance }) => instance);
    const named = instances.filter(({ address }) => exact.includes(address));
    if (named.length > 0 && !exact.includes(undefined)) return named;
    const near = instances.filter((instance) => mayReach(resource, instance));
    const sameKey = resource.key === null ? [] : near.filter(({ key }) => key === resource.key);
    return sameKey.length > 0 ? sameKey : near;
  });
}

/** False where both stand in instances of one module call, but not in the same: those cannot name one another. */
function mayReach(from: Resource, to: Resource): boolean {
  const own = moduleSteps(from.address);
  const other = moduleSteps(to.address);
  for (const [at, step] of own.entries()) {
    const against = other[at];
    if (against?.name !== step.name) return true;
    if (against.key !== step.key) return false;
  }
  return true;
}

interface ModuleStep {
  readonly name: string;
  readonly key: string;
}

/** The module calls of an address, outermost first: `module.net["a"].aws_vpc.main` has one, `net` with `["a"]`. */
function moduleSteps(address: string): readonly ModuleStep[] {
  const steps: ModuleStep[] = [];
  const step = /module\.([^.[]+)(\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\./y;
  for (let match = step.exec(address); match !== null; match = step.exec(address)) {
    const [, name = '', key = ''] = match;
    steps.push({ name, key });
  }
  return steps;
}
