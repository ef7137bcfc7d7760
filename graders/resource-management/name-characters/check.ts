import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { longestName, namedResources } from '../../../src/grading/queries/names.js';

export default defineCheck({
  id: 'resource-management/name-characters',
  title: 'A name with characters or a form that AWS refuses',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'AWS refuses the name, sometimes not before apply, and the resource is never made.',
  fix: 'Use lower(), replace() or another name; each service lists what it allows.',
  limits: 'Knows the commonest resource types. A name that is not wholly known is not judged.',
  grade({ evidence, report }) {
    for (const { resource, rule, name } of namedResources(evidence)) {
      const { attribute, form, said = 'other characters' } = rule;
      if (form === undefined) continue;
      const sample = longestName(evidence, name);
      if (sample === undefined) report.unknown(at(resource, attribute), `${attribute} cannot be resolved.`);
      else if (form.test(sample)) report.pass();
      else {
        const shown = isUnknown(name) ? `such as "${sample}"` : JSON.stringify(name);
        report.fail(at(resource, attribute), `${attribute} is ${shown}; AWS allows ${said}.`);
      }
    }
  },
});
