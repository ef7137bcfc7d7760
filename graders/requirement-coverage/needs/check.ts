import type { Resource } from '../../../src/domain/evidence.js';
import type { NeededResource } from '../../../src/domain/task.js';
import { defineCheck, type Reporter } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import {
  describeCondition,
  describeValue,
  meets,
  type Answer,
} from '../../../src/grading/queries/conditions.js';

export default defineCheck({
  id: 'requirement-coverage/needs',
  title: 'A requirement of the task that the answer does not meet',
  severity: 'medium',
  kind: 'requested',
  perRequirement: true,
  reason:
    'What the task asks for and the answer leaves out, or sets another way, is work that somebody still has to do.',
  fix: 'Add the resource that the requirement asks for, or give it the setting that the requirement names.',
  limits:
    'Each requirement of the task that states needs is judged on its own, under its own id and severity; requirements without needs are judged by the checks that they name.',
  grade({ evidence, requirement, report }) {
    if (requirement === undefined) return;
    const subject = `Requirement ${requirement.id} (${requirement.severity})`;
    for (const need of requirement.needs) {
      judge(need, resourcesOf(evidence, ...need.types), subject, report);
    }
  },
});

/** Present, absent, or present with the wrong setting. */
function judge(
  need: NeededResource,
  candidates: readonly Resource[],
  subject: string,
  report: Reporter,
): void {
  const meant = candidates.map((resource) => ({ resource, answer: isMeant(resource, need) }));
  const chosen = meant.filter(({ answer }) => answer === 'yes').map(({ resource }) => resource);
  const possible = meant.filter(({ answer }) => answer === 'unknown').map(({ resource }) => resource);

  const certain = chosen.filter((resource) => resource.expanded).length;
  const open = possible.length > 0 || chosen.some((resource) => !resource.expanded);
  if (certain < need.min && !open) {
    report.fail(null, `${subject}: absent: ${certain} of ${need.min} ${describeNeed(need)} found.`);
    return;
  }
  if (certain < need.min) {
    const [first] = [...possible, ...chosen.filter((resource) => !resource.expanded)];
    const message = `${subject}: whether there are ${need.min} ${describeNeed(need)} cannot be resolved.`;
    report.unknown(first === undefined ? null : at(first), message);
  } else report.pass();
  for (const resource of chosen) judgeSettings(need, resource, subject, report);
}

function judgeSettings(need: NeededResource, resource: Resource, subject: string, report: Reporter): void {
  for (const [path, condition] of Object.entries(need.settings)) {
    const answer = meets(resource, path, condition);
    const place = at(resource, path.replace(/\.?\*.*$/, ''));
    const wanted = `${path} ${describeCondition(condition)}`;
    if (answer === 'no') {
      report.fail(place, `${subject}: wrong setting: ${wanted}; it is ${describeValue(resource, path)}.`);
    } else if (answer === 'unknown')
      report.unknown(place, `${subject}: ${wanted}; its value cannot be resolved.`);
  }
}

function isMeant(resource: Resource, need: NeededResource): Answer {
  const answers = Object.entries(need.where).map(([path, condition]) => meets(resource, path, condition));
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function describeNeed(need: NeededResource): string {
  const where = Object.entries(need.where).map(
    ([path, condition]) => `${path} ${describeCondition(condition)}`,
  );
  return need.types.join(' or ') + (where.length > 0 ? ` (${where.join('; ')})` : '');
}
