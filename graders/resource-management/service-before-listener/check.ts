import { defineCheck } from '../../../src/grading/contract.js';
import { reportOrder } from '../../../src/grading/queries/ordering.js';

const groups = ['aws_lb_target_group', 'aws_alb_target_group'];
const listeners = ['aws_lb_listener', 'aws_alb_listener', 'aws_lb_listener_rule', 'aws_alb_listener_rule'];

export default defineCheck({
  id: 'resource-management/service-before-listener',
  title: 'A container service that does not wait for the listener of its load balancer',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'ECS refuses a service whose target group no load balancer uses yet.',
  fix: 'Add depends_on with the aws_lb_listener, or the rule, to the aws_ecs_service.',
  limits: 'Where several listeners use the target group, waiting for one of them is enough.',
  grade({ evidence, report }) {
    reportOrder(evidence, report, {
      later: ['aws_ecs_service'],
      laterAttribute: 'load_balancer',
      about: groups,
      first: listeners,
      firstAttribute: '',
      how: 'any',
      otherwise: 'ECS refuses a target group that no load balancer uses yet',
    });
  },
});
