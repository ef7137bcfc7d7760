import { defineCheck } from '../../../src/grading/contract.js';
import { judgeFlow } from '../../../src/grading/queries/network-flow.js';

/** What must open connections of its own to do its work. */
const callers = [
  'aws_alb',
  'aws_ecs_service',
  'aws_instance',
  'aws_lambda_function',
  'aws_launch_configuration',
  'aws_launch_template',
  'aws_lb',
];

export default defineCheck({
  id: 'network-segmentation/no-egress-rule',
  title: 'Functions, instances or load balancers whose groups let nothing out',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Terraform removes the rule that AWS gives new groups, so a group without egress cannot reach its database, its targets or any AWS service.',
  fix: 'Add an egress rule to what the tier needs: the group of the database, HTTPS for AWS services, the targets of the load balancer.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'] },
  grade(context) {
    judgeFlow(context, callers, 'egress');
  },
});
