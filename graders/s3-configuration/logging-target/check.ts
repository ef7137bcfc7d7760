import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { admitsAccessLogs, encryptsThroughKms } from '../../../src/grading/queries/policies-log-targets.js';
import { allowsAcls } from '../../../src/grading/queries/policies-bucket-sides.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';

export default defineCheck({
  id: 's3-configuration/logging-target',
  title: 'Access logs sent to a bucket that cannot take them',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'S3 writes access logs as logging.s3.amazonaws.com and cannot use KMS for it. Without a policy (or the log-delivery ACL), or with SSE-KMS as default, not one log arrives. CloudFront refuses a bucket that takes no ACLs.',
  fix: 'Let the target’s policy allow logging.s3.amazonaws.com s3:PutObject, and encrypt the target with AES256; for CloudFront set BucketOwnerPreferred in aws_s3_bucket_ownership_controls.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html'],
  },
  limits: 'Targets outside the answer are not judged.',
  grade({ evidence, report }) {
    for (const logging of resourcesOf(evidence, 'aws_s3_bucket_logging')) {
      const place = { resource: logging, attribute: 'target_bucket' };
      for (const target of targets(evidence, logging, 'target_bucket', 'aws_s3_bucket')) {
        const kms = encryptsThroughKms(evidence, target);
        const admitted = admitsAccessLogs(evidence, target);
        if (kms === 'yes')
          report.fail(place, `${target.address} encrypts through KMS, which log delivery cannot use.`);
        if (admitted === 'no')
          report.fail(place, `Neither a policy nor an ACL of ${target.address} lets S3 deliver logs.`);
        if (kms === 'unknown' || admitted === 'unknown')
          report.unknown(place, `Whether ${target.address} can take logs cannot be resolved.`);
        if (kms === 'no' && admitted === 'yes') report.pass();
      }
    }
    for (const distribution of resourcesOf(evidence, 'aws_cloudfront_distribution')) {
      const place = { resource: distribution, attribute: 'logging_config.0.bucket' };
      for (const target of targets(evidence, distribution, 'logging_config.0.bucket', 'aws_s3_bucket')) {
        const acls = allowsAcls(evidence, target);
        if (acls === 'no')
          report.fail(place, `${target.address} refuses ACLs, and CloudFront delivers its logs by ACL.`);
        else if (acls === 'unknown')
          report.unknown(place, `Whether ${target.address} takes ACLs cannot be resolved.`);
        else report.pass();
      }
    }
  },
});
