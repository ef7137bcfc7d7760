import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, blockAt, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { triggers } from '../../../src/grading/queries/lambda-triggers.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'lambda-configuration/notification-order',
  title: 'A bucket notification that does not wait for its permission',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'S3 tests the permission when the notification is made; created side by side, the notification is refused in most first deployments.',
  fix: 'Add depends_on = [aws_lambda_permission.x] to the aws_s3_bucket_notification.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html'],
  },
  grade({ evidence, report }) {
    for (const { resource, principal, functions } of triggers(evidence)) {
      if (principal !== 's3.amazonaws.com') continue;
      const permissions = resourcesOf(evidence, 'aws_lambda_permission').filter(
        (permission) =>
          stringOf(permission, 'principal') === principal &&
          linked(evidence, permission, 'function_name', 'aws_lambda_function').some((fn) =>
            functions.includes(fn),
          ),
      );
      if (permissions.length === 0) continue;
      const place = at(resource);
      if (permissions.some((permission) => waitsFor(evidence, resource, permission))) report.pass();
      else if (resource.module !== permissions[0]?.module) {
        report.unknown(
          place,
          `${resource.address}: its permission stands in another module; their order cannot be resolved.`,
        );
      } else report.fail(place, `${resource.address} does not depend on ${permissions[0].block}.`);
    }
  },
});

/** By depends_on or by any reference, straight or through one other block. */
function waitsFor(evidence: Evidence, resource: Resource, permission: Resource): boolean {
  const seen = new Set<string>();
  const open = [resource.block];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (address === permission.block) return true;
    if (seen.has(address)) continue;
    seen.add(address);
    const block = blockAt(evidence, address);
    for (const attribute of Object.values(block?.attributes ?? {}))
      open.push(...attribute.references.map(({ to }) => to));
  }
  return false;
}
