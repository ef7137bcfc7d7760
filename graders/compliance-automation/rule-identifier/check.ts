import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { stringOf } from '../../../src/grading/queries/values.js';

/** Identifiers that differ from what the rule's name suggests, and what to write. */
const misnamed: ReadonlyMap<string, string> = new Map([
  ['ROOT_MFA_ENABLED', 'ROOT_ACCOUNT_MFA_ENABLED'],
  ['ENCRYPTED_EBS_VOLUMES', 'ENCRYPTED_VOLUMES'],
  ['CLOUDTRAIL_ENABLED', 'CLOUD_TRAIL_ENABLED'],
  ['CLOUDTRAIL_ENCRYPTION_ENABLED', 'CLOUD_TRAIL_ENCRYPTION_ENABLED'],
  ['RESTRICTED_SSH', 'INCOMING_SSH_DISABLED'],
  ['S3_BUCKET_ENCRYPTION_ENABLED', 'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED'],
  ['RDS_ENCRYPTION_ENABLED', 'RDS_STORAGE_ENCRYPTED'],
  ['MULTI_REGION_CLOUDTRAIL_ENABLED', 'MULTI_REGION_CLOUD_TRAIL_ENABLED'],
]);

export default defineCheck({
  id: 'compliance-automation/rule-identifier',
  title: 'Config rule under a name that no managed rule has',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A managed rule is created by its identifier, in capitals with underscores; any other text is refused ("The sourceIdentifier … is invalid").',
  fix: 'Write the identifier of the managed rule: S3_BUCKET_PUBLIC_READ_PROHIBITED.',
  references: {
    docs: ['https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html'],
  },
  limits: 'Judges the form of the identifier and a short list of wrong names, not every name.',
  grade({ evidence, report }) {
    for (const rule of resourcesOf(evidence, 'aws_config_config_rule')) {
      if (stringOf(rule, 'source.0.owner') !== 'AWS') continue;
      const attribute = 'source.0.source_identifier';
      const identifier = stringOf(rule, attribute);
      const place = { resource: rule, attribute };
      const meant = typeof identifier === 'string' ? misnamed.get(identifier) : undefined;
      if (isUnknown(identifier)) report.unknown(place, 'Which managed rule this is cannot be resolved.');
      else if (identifier === undefined) report.fail(place, 'No source_identifier is set.');
      else if (meant !== undefined)
        report.fail(place, `There is no managed rule ${identifier}; it is ${meant}.`);
      else if (!/^[A-Z0-9]+(_[A-Z0-9]+)*$/.test(identifier))
        report.fail(
          place,
          `"${identifier}" is no identifier of a managed rule: they are written in capitals with underscores.`,
        );
      else report.pass();
    }
  },
});
