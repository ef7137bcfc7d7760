import { defineCheck } from '../../../src/grading/contract.js';
import { blocksOf } from '../../../src/grading/queries/blocks.js';
import { inlineSettings } from '../../../src/grading/queries/policies-bucket-inline.js';

export default defineCheck({
  id: 's3-configuration/inline-settings',
  title: 'Bucket settings written inside aws_s3_bucket',
  severity: 'low',
  kind: 'intrinsic',
  reason:
    'Since version 4 of the provider these settings have resources of their own: provider 4.0 to 4.8 refuses them here, later ones warn and will drop them.',
  fix: 'Move each setting to its own resource: versioning to aws_s3_bucket_versioning, and so on.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html'] },
  grade({ evidence, report }) {
    for (const bucket of blocksOf(evidence, 'resource', 'aws_s3_bucket')) {
      const written = new Set([...Object.keys(bucket.attributes), ...Object.keys(bucket.nested)].map(rootOf));
      const inline = Object.entries(inlineSettings).filter(([setting]) => written.has(setting));
      if (inline.length === 0) report.pass();
      for (const [setting, resource] of inline) {
        report.fail(
          { block: bucket, attribute: setting },
          `${setting} stands inside ${bucket.address}; it belongs in ${resource}.`,
        );
      }
    }
  },
});

function rootOf(path: string): string {
  return path.replace(/^dynamic\./, '').split('.')[0] ?? path;
}
