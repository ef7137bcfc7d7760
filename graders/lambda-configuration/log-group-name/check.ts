import type { Resource } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isPrefixed } from '../../../src/grading/queries/lambda-names.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { prefixOf, stringOf } from '../../../src/grading/queries/values.js';

const prefix = '/aws/lambda/';

export default defineCheck({
  id: 'lambda-configuration/log-group-name',
  title: 'A Lambda log group named after no function',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Lambda writes to /aws/lambda/<function name>: a group with another name stays empty, and the real one has no retention or key.',
  fix: 'Build the name from the function: "/aws/lambda/${aws_lambda_function.x.function_name}", or from the same local as its name.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html'] },
  grade({ evidence, report }) {
    const functions = resourcesOf(evidence, 'aws_lambda_function');
    if (functions.length === 0) return;
    for (const group of resourcesOf(evidence, 'aws_cloudwatch_log_group')) {
      const name = stringOf(group, 'name');
      if (!prefixOf(name).startsWith(prefix)) continue;
      const refersToFunction = linked(evidence, group, 'name', 'aws_lambda_function').length > 0;
      const given = functions.some((fn) =>
        linked(evidence, fn, 'logging_config', 'aws_cloudwatch_log_group').includes(group),
      );
      if (refersToFunction || given) {
        report.pass();
        continue;
      }
      const matches = functions.map((fn) => isNamed(fn, name));
      if (matches.includes('yes')) report.pass();
      else if (matches.includes('unknown'))
        report.unknown(
          at(group, 'name'),
          `${group.address}: whether a function has its name cannot be resolved.`,
        );
      else
        report.fail(
          at(group, 'name'),
          `${group.address} is named after no declared function (its name is ${describe(name)}).`,
        );
    }
  },
});

function isNamed(fn: Resource, group: ReturnType<typeof stringOf>): 'yes' | 'no' | 'unknown' {
  const own = stringOf(fn, 'function_name');
  return group === undefined || own === undefined ? 'unknown' : isPrefixed(group, prefix, own);
}

function describe(name: ReturnType<typeof stringOf>): string {
  return typeof name === 'string' ? name : 'built from parts';
}
