import { defineCheck } from '../../../src/grading/contract.js';
import { joined, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { inlineSettings } from '../../../src/grading/queries/policies-bucket-inline.js';
import { isMentioned } from '../../../src/grading/queries/policies-joins.js';

export default defineCheck({
  id: 's3-configuration/inline-and-separate',
  title: 'Bucket setting written both inside and beside the bucket',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Each apply undoes what the other resource has set, so the plan never settles and the setting holds half of the time.',
  fix: 'Keep the separate resource and remove the block from aws_s3_bucket.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html'] },
  grade({ evidence, report }) {
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      for (const [setting, type] of Object.entries(inlineSettings)) {
        const separate = joined(evidence, bucket, [type], 'bucket');
        if (separate.length === 0) continue;
        if (!isMentioned(evidence, bucket, setting)) report.pass();
        else
          report.fail(
            { resource: bucket, attribute: setting },
            `${setting} stands inside ${bucket.address} and in ${separate.map(({ block }) => block).join(', ')}.`,
          );
      }
    }
  },
});
