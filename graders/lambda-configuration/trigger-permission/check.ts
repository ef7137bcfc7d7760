import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { isPermitted, triggers } from '../../../src/grading/queries/lambda-triggers.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'lambda-configuration/trigger-permission',
  title: 'A trigger that may not invoke its function',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Without a permission for the service the trigger is refused at creation (S3, Logs, Secrets Manager) or fails silently on every event.',
  fix: 'Add an aws_lambda_permission for the function with the principal of the calling service and the source ARN.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'] },
  grade(context) {
    const { evidence, report } = context;
    for (const trigger of triggers(evidence)) {
      const { resource, attribute, principal } = trigger;
      for (const fn of trigger.functions) {
        const permitted = isPermitted(evidence, fn, trigger);
        if (permitted === 'yes') report.pass();
        else if (permitted === 'unknown')
          report.unknown(
            at(resource, attribute),
            `${resource.address}: whether ${principal} may invoke ${fn.block} cannot be resolved.`,
          );
        else
          failAbsent(
            context,
            at(resource, attribute),
            `${resource.address} invokes ${fn.block}, and no aws_lambda_permission admits ${principal} for it.`,
          );
      }
    }
  },
});
