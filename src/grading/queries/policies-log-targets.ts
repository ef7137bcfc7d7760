import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, Unknown } from '../../domain/value.js';
import { balancerAccounts } from '../tables/balancer-accounts.js';
import { joined } from './blocks.js';
import { encryptionRules } from './keys-buckets.js';
import { bucketPolicyOf } from './policies-buckets.js';
import { all, allowsService, any, coversAction, isEverybody, serviceNamed } from './policies-judge.js';
import type { Answer, Policy, Principal, Statement } from './policies-model.js';
import { stringOf, textsIn, valueAt } from './values.js';

/** Whether a bucket encrypts by default through KMS, which log deliveries of S3 and load balancers cannot use. */
export function encryptsThroughKms(evidence: Evidence, bucket: Resource): Answer {
  const rules = encryptionRules(evidence, bucket);
  if (rules instanceof Unknown) return 'unknown';
  return any(
    rules.map(({ resource, path }): Answer => {
      const algorithm = stringOf(resource, `${path}.sse_algorithm`);
      if (isUnknown(algorithm)) return 'unknown';
      return algorithm?.startsWith('aws:kms') === true ? 'yes' : 'no';
    }),
  );
}

/** Whether S3 may put access logs there: by policy, or by an ACL for the log delivery group. */
export function admitsAccessLogs(evidence: Evidence, bucket: Resource): Answer {
  const policy = bucketPolicyOf(evidence, bucket);
  const byPolicy =
    policy === null
      ? 'no'
      : allowsService(policy, serviceNamed('logging.s3.amazonaws.com'), ['s3:PutObject']);
  const acls = [bucket, ...joined(evidence, bucket, ['aws_s3_bucket_acl'], 'bucket')].map(
    (carrier): Answer => {
      const acl = valueAt(carrier, 'acl');
      if (acl === 'log-delivery-write') return 'yes';
      const grants = textsIn(valueAt(carrier, 'access_control_policy')).some((text) =>
        text.endsWith('/s3/LogDelivery'),
      );
      if (grants) return 'yes';
      return carrier !== bucket && isUnknown(acl) ? 'unknown' : 'no';
    },
  );
  return any([byPolicy, ...acls]);
}

/** Whether a load balancer may put its access logs there. */
export function admitsBalancerLogs(evidence: Evidence, bucket: Resource): Answer {
  const policy = bucketPolicyOf(evidence, bucket);
  return policy === null ? 'no' : admitsBalancer(policy);
}

function admitsBalancer(policy: Policy): Answer {
  const answers = policy.statements.map((statement: Statement) =>
    statement.effect === 'Deny'
      ? 'no'
      : all(any(statement.principals.map(isBalancer)), coversAction(statement, 's3:PutObject')),
  );
  return any([...answers, policy.complete ? 'no' : 'unknown']);
}

function isBalancer(principal: Principal): Answer {
  const { type, id } = principal;
  if (isEverybody(principal)) return 'yes';
  if (isUnknown(type)) return 'unknown';
  if (type === 'Service') {
    if (isUnknown(id)) return 'unknown';
    return [
      'logdelivery.elasticloadbalancing.amazonaws.com',
      'logdelivery.elb.amazonaws.com',
      'delivery.logs.amazonaws.com',
    ].includes(id)
      ? 'yes'
      : 'no';
  }
  if (type !== 'AWS') return 'no';
  if (!isUnknown(id))
    return [...balancerAccounts].some((account) => id === account || id.includes(`::${account}:`))
      ? 'yes'
      : 'no';
  if (id.references.some(({ to }) => to.includes('data.aws_elb_service_account.'))) return 'yes';
  return id.references.some(({ to }) => /data\.aws_caller_identity\.|aws_iam_role\./.test(to))
    ? 'no'
    : 'unknown';
}
