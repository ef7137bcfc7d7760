import { defineCheck } from '../../../src/grading/contract.js';
import { reportOrder } from '../../../src/grading/queries/ordering.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'resource-management/balancer-before-bucket-policy',
  title: 'A load balancer that does not wait for the policy of its log bucket',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'Elastic Load Balancing writes a test object when access logs are switched on, and refuses where it may not yet.',
  fix: 'Add depends_on with the aws_s3_bucket_policy to the load balancer.',
  references: {
    docs: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html'],
  },
  grade({ evidence, report }) {
    reportOrder(evidence, report, {
      later: ['aws_lb', 'aws_alb', 'aws_elb'],
      laterAttribute: 'access_logs.0.bucket',
      about: ['aws_s3_bucket'],
      first: ['aws_s3_bucket_policy'],
      firstAttribute: 'bucket',
      // aws_lb logs only where it says so, aws_elb unless it says otherwise.
      only: (balancer) => {
        const enabled = boolOf(balancer, 'access_logs.0.enabled');
        return balancer.type === 'aws_elb' ? enabled !== false : enabled === true;
      },
      otherwise: 'Elastic Load Balancing refuses a bucket that it may not yet write to',
    });
  },
});
