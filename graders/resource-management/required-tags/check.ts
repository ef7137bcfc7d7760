import { defineCheck } from '../../../src/grading/contract.js';
import { taggableTypes } from '../../../src/grading/data/taggable.js';
import { at, resourcesWhere } from '../../../src/grading/queries/blocks.js';
import { effectiveTags } from '../../../src/grading/queries/tags.js';

export default defineCheck({
  id: 'resource-management/required-tags',
  title: 'A resource without the tags that the task asks for',
  severity: 'medium',
  kind: 'requested',
  reason: 'Cost, ownership and clean-up are looked up by tag; a resource without them belongs to nobody.',
  fix: 'Set the tags once in default_tags of the provider, and merge shared tags into resources that set their own.',
  references: { config: ['required-tags'] },
  limits: 'Where the task names no keys, one tag of any key is enough. Types that take no tags are left out.',
  grade({ evidence, task, report }) {
    const wanted = task?.expects.tags ?? [];
    for (const resource of resourcesWhere(evidence, (type) => taggableTypes.has(type))) {
      const { keys, complete } = effectiveTags(evidence, resource);
      const missing = wanted.filter((key) => !keys.has(key));
      const enough = wanted.length > 0 ? missing.length === 0 : keys.size > 0;
      if (enough) report.pass();
      else if (!complete) report.unknown(at(resource, 'tags'), 'Its tags cannot be resolved.');
      else if (wanted.length === 0) report.fail(at(resource, 'tags'), `${resource.address} carries no tags.`);
      else report.fail(at(resource, 'tags'), `${resource.address} lacks the tags ${missing.join(', ')}.`);
    }
  },
});
