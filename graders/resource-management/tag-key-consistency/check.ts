import type { Resource } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesWhere } from '../../../src/grading/queries/blocks.js';
import { ownTags } from '../../../src/grading/queries/tags.js';

export default defineCheck({
  id: 'resource-management/tag-key-consistency',
  title: 'One tag key in several spellings',
  severity: 'low',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'Tag keys are case-sensitive: a report by Environment does not find what is tagged environment.',
  fix: 'Choose one spelling for each key and set it in one place, such as default_tags.',
  grade({ evidence, report }) {
    const uses = new Map<string, Resource[]>();
    for (const resource of resourcesWhere(evidence, (type) => type.startsWith('aws_'))) {
      const { keys, complete } = ownTags(resource);
      if (!complete) report.unknown(at(resource, 'tags'), 'Its tags cannot be resolved.');
      for (const key of keys) uses.set(key, [...(uses.get(key) ?? []), resource]);
    }
    const spellings = bySpelling(uses);
    for (const group of spellings.values()) {
      const [usual, ...others] = [...group].sort((a, b) => b[1].length - a[1].length);
      if (usual === undefined || others.length === 0) {
        report.pass();
        continue;
      }
      for (const [key, [first]] of others) {
        if (first !== undefined) report.fail(at(first, 'tags'), `Tag key ${key} is ${usual[0]} elsewhere.`);
      }
    }
  },
});

/** Keys that differ in case and separators only, together. */
function bySpelling(
  uses: ReadonlyMap<string, readonly Resource[]>,
): Map<string, [string, readonly Resource[]][]> {
  const groups = new Map<string, [string, readonly Resource[]][]>();
  for (const [key, resources] of uses) {
    const bare = key.toLowerCase().replaceAll(/[-_ .]/g, '');
    groups.set(bare, [...(groups.get(bare) ?? []), [key, resources]]);
  }
  return groups;
}
