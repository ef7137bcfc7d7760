import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import { admitsBalancerLogs, encryptsThroughKms } from '../../../src/grading/queries/policies-log-targets.js';
import { boolOf, stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 's3-configuration/balancer-log-target',
  title: 'Load balancer logs sent to a bucket that cannot take them',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'AWS tests the bucket when access logs are switched on; without a policy for Elastic Load Balancing, or with a KMS key as default, the apply fails with "Access Denied for bucket".',
  fix: 'Let the bucket policy allow data.aws_elb_service_account (or logdelivery.elasticloadbalancing.amazonaws.com) s3:PutObject, and encrypt with AES256.',
  references: {
    docs: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html'],
  },
  limits:
    'Buckets outside the answer are not judged. Network load balancers can use a customer key; for them only the policy is judged.',
  grade({ evidence, report }) {
    for (const balancer of resourcesOf(evidence, 'aws_lb', 'aws_alb')) {
      const enabled = boolOf(balancer, 'access_logs.0.enabled');
      if (enabled === false || enabled === undefined) continue;
      const place = { resource: balancer, attribute: 'access_logs.0.bucket' };
      for (const bucket of targets(evidence, balancer, 'access_logs.0.bucket', 'aws_s3_bucket')) {
        const admitted = admitsBalancerLogs(evidence, bucket);
        const network = stringOf(balancer, 'load_balancer_type') === 'network';
        const kms = network ? 'no' : encryptsThroughKms(evidence, bucket);
        if (isUnknown(enabled) || admitted === 'unknown' || kms === 'unknown')
          report.unknown(place, `Whether ${bucket.address} can take the logs cannot be resolved.`);
        else if (admitted === 'no')
          report.fail(place, `No policy of ${bucket.address} lets Elastic Load Balancing put objects there.`);
        else if (kms === 'yes')
          report.fail(place, `${bucket.address} encrypts through KMS, which load balancers cannot use.`);
        else report.pass();
      }
    }
  },
});
