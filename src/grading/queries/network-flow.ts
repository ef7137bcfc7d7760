import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import type { GradeContext } from '../contract.js';
import { at, referredType, resourcesOf } from './blocks.js';
import { identities, linked } from './network-links.js';
import { groupTypes, ruleTypes, trafficRules, type Direction } from './network-rules.js';
import { failAbsent } from './network-unread.js';
import { groupAttributes, groupsOf } from './network-uses.js';
import { listOf, toText } from './values.js';

/** Whether any of these groups has a rule in the direction. */
export function hasRule(
  evidence: Evidence,
  groups: readonly Resource[],
  direction: Direction,
): 'yes' | 'no' | 'unknown' {
  const { rules, opaque } = trafficRules(evidence);
  const concerns = (rule: { readonly direction: Direction; readonly groups: readonly Resource[] }) =>
    rule.direction === direction && rule.groups.some((group) => groups.includes(group));
  const found = rules.filter(concerns);
  if (found.some((rule) => rule.resource.expanded)) return 'yes';
  // A rule whose group cannot be told may belong to any.
  const loose = resourcesOf(evidence, ...ruleTypes).some(
    (rule) => linked(evidence, rule, 'security_group_id', ...groupTypes).length === 0,
  );
  return found.length > 0 || opaque.some(concerns) || loose ? 'unknown' : 'no';
}

/**
 * Judges every resource of the types: at least one of the groups it carries must have a rule in the direction. A
 * resource that also carries groups from elsewhere is not judged.
 */
export function judgeFlow(context: GradeContext, types: readonly string[], direction: Direction): void {
  const { evidence, report } = context;
  for (const resource of resourcesOf(evidence, ...types)) {
    const groups = groupsOf(evidence, resource);
    const [first] = groups;
    if (first === undefined || carriesOthers(resource, groups)) continue;
    const found = hasRule(evidence, groups, direction);
    if (found === 'yes') report.pass();
    else if (found === 'unknown') {
      report.unknown(at(first), `Whether ${first.address} has an ${direction} rule cannot be resolved.`);
    } else failAbsent(context, at(first), `${first.address} has no ${direction} rule.`);
  }
}

/** Whether a resource also carries groups that the configuration does not declare. */
function carriesOthers(resource: Resource, groups: readonly Resource[]): boolean {
  const own = new Set(groups.flatMap(identities));
  return (groupAttributes[resource.type] ?? []).some((attribute) => {
    const members = listOf(resource, attribute);
    return (isUnknown(members) ? [members] : members).some((member) =>
      isUnknown(member)
        ? member.references.some((reference) => !groupTypes.some((type) => type === referredType(reference)))
        : (toText(member) ?? '').startsWith('sg-') && !own.has(toText(member) ?? ''),
    );
  });
}
