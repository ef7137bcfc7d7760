import type { Unknown } from '../../../src/domain/value.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, referencesOf } from '../../../src/grading/queries/blocks.js';
import { namedResources, type Named } from '../../../src/grading/queries/names.js';
import { stringOf, toText } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'resource-management/colliding-names',
  title: 'Two resources of one type with the same name',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'AWS allows the name once: the second resource is refused at apply, or takes over the first.',
  fix: 'Give each its own name, with count.index, each.key or a suffix where there are several instances.',
  limits: 'Knows the commonest resource types. Says nothing about names that already exist in the account.',
  grade({ evidence, report }) {
    const first = new Map<string, Named>();
    for (const named of namedResources(evidence)) {
      const { resource, rule, name } = named;
      if (rule.scope === 'none' || (isUnknown(name) && name.references.length === 0)) continue;
      const key = JSON.stringify([
        resource.type,
        resource.provider,
        vpcOf(named),
        isUnknown(name) ? shape(name) : name,
      ]);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, named);
        report.pass();
        continue;
      }
      const other =
        before.resource.block === resource.block ? 'another instance of it' : before.resource.block;
      const place = at(resource, rule.attribute);
      if (isUnknown(name)) report.unknown(place, `${rule.attribute} may be the same as that of ${other}.`);
      else report.fail(place, `${rule.attribute} "${name}" is already that of ${other}.`);
    }
  },
});

/** Names of security groups are theirs within a VPC only. */
function vpcOf({ resource, rule }: Named): unknown {
  if (rule.scope !== 'vpc') return null;
  const [reference] = referencesOf(resource, 'vpc_id');
  return reference?.to ?? toText(stringOf(resource, 'vpc_id'));
}

/** Text and references of a name that is not known: two of one shape may be the same name. */
function shape(name: Unknown): unknown {
  const parts = name.parts.map((part) => (typeof part === 'string' ? part : part.references));
  return [name.references, parts];
}
