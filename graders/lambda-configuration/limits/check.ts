import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { numberOf } from '../../../src/grading/queries/values.js';

/** What AWS accepts. */
const ranges: readonly (readonly [attribute: string, least: number, most: number, unit: string])[] = [
  ['timeout', 1, 900, 'seconds'],
  ['memory_size', 128, 10_240, 'MB'],
  ['ephemeral_storage.0.size', 512, 10_240, 'MB'],
];

export default defineCheck({
  id: 'lambda-configuration/limits',
  title: 'Timeout, memory or storage outside what Lambda accepts',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'AWS refuses the function, so the deployment stops.',
  fix: 'Keep timeout within 1-900 seconds, memory_size within 128-10240 MB and ephemeral storage within 512-10240 MB.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      for (const [attribute, least, most, unit] of ranges) {
        const value = numberOf(fn, attribute);
        if (value === undefined || (isUnknown(value) && fn.locations[attribute] === undefined)) continue;
        const place = at(fn, attribute);
        if (isUnknown(value)) report.unknown(place, `${fn.address}: ${attribute} cannot be resolved.`);
        else if (value >= least && value <= most) report.pass();
        else
          report.fail(
            place,
            `${fn.address}: ${attribute} is ${value}; AWS accepts ${least} to ${most} ${unit}.`,
          );
      }
    }
  },
});
