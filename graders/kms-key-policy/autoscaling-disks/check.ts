import { defineCheck } from '../../../src/grading/contract.js';
import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { diskBlocks } from '../../../src/grading/queries/keys-disks.js';
import { keyOf, keyPolicyOf } from '../../../src/grading/queries/keys.js';
import {
  all,
  any,
  coversAction,
  isEverybody,
  isUnnamed,
} from '../../../src/grading/queries/policies-judge.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import type { Answer, Policy, Principal } from '../../../src/grading/queries/policies-model.js';
import { isUnknown } from '../../../src/domain/value.js';

export default defineCheck({
  id: 'kms-key-policy/autoscaling-disks',
  title: 'Key of Auto Scaling disks does not admit the Auto Scaling role',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Auto Scaling starts instances under its service-linked role, which no IAM policy allows to use a customer key. Unless the key policy names the role, every instance stops at launch with Client.InternalError.',
  fix: 'Allow the role AWSServiceRoleForAutoScaling the key’s use (kms:Decrypt, kms:GenerateDataKey*, …) and kms:CreateGrant in the key policy.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html',
    ],
  },
  limits:
    'Only keys written in the launch template or launch configuration are judged, not the account’s default key.',
  grade({ evidence, report }) {
    const keys = new Map<Resource, string>();
    for (const template of scaledTemplates(evidence)) {
      for (const { resource, path } of diskBlocks(template)) {
        const use = keyOf(evidence, resource, `${path}.kms_key_id`);
        if (use.kind === 'unknown')
          report.unknown(
            { resource, attribute: `${path}.kms_key_id` },
            'The key of this disk cannot be resolved.',
          );
        for (const key of use.kind === 'customer' ? use.keys : []) keys.set(key, template.address);
      }
    }
    for (const [key, template] of keys) {
      const { policy, resource, attribute } = keyPolicyOf(evidence, key);
      const place = { resource, ...(attribute === undefined ? {} : { attribute }) };
      const answer = policy === null ? 'no' : admitsAutoScaling(policy);
      if (answer === 'yes') report.pass();
      else if (answer === 'unknown')
        report.unknown(place, `Whether the policy of ${key.block} admits Auto Scaling cannot be resolved.`);
      else
        report.fail(
          place,
          `The policy of ${key.block} does not name AWSServiceRoleForAutoScaling, so no instance of ${template} can start.`,
        );
    }
  },
});

function scaledTemplates(evidence: Evidence): readonly Resource[] {
  const groups = resourcesOf(evidence, 'aws_autoscaling_group');
  const named = groups.flatMap((group) =>
    ['launch_template', 'mixed_instances_policy', 'launch_configuration'].flatMap((path) =>
      targets(evidence, group, path, 'aws_launch_template', 'aws_launch_configuration'),
    ),
  );
  return [...new Set(named)];
}

function admitsAutoScaling(policy: Policy): Answer {
  const grants = ['kms:CreateGrant', 'kms:GenerateDataKeyWithoutPlaintext'].map((action) =>
    any([
      ...policy.statements.map((statement) =>
        statement.effect === 'Deny'
          ? 'no'
          : all(any(statement.principals.map(isAutoScaling)), coversAction(statement, action)),
      ),
      policy.complete ? 'no' : 'unknown',
    ]),
  );
  return all(...grants);
}

function isAutoScaling(principal: Principal): Answer {
  if (isEverybody(principal)) return 'yes';
  if (principal.type !== 'AWS') return isUnknown(principal.type) ? 'unknown' : 'no';
  if (!isUnknown(principal.id))
    return principal.id.includes('role/aws-service-role/autoscaling.amazonaws.com/') ? 'yes' : 'no';
  const text = principal.id.parts.filter((part) => typeof part === 'string').join('');
  if (text.includes('aws-service-role/autoscaling.amazonaws.com/')) return 'yes';
  if (principal.id.references.some(({ to }) => to.includes('aws_iam_service_linked_role.'))) return 'yes';
  // The account's root, or a role of the answer's own, is not the service-linked role.
  return text === '' && isUnnamed(principal.id) ? 'unknown' : 'no';
}
