import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { diskBlocks, encryptsByDefault } from '../../../src/grading/queries/keys-disks.js';
import { isMentioned, targets } from '../../../src/grading/queries/policies-joins.js';
import { boolOf, valueAt } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'encryption/instance-disks',
  title: 'Instance disk without encryption',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'A disk of an instance that is not marked encrypted is not: the root disk of a public image is plain, and its snapshots can be read by whoever gets hold of them.',
  fix: 'Set encrypted = true in root_block_device, ebs_block_device or block_device_mappings.ebs, or declare aws_ebs_encryption_by_default.',
  references: {
    trivy: ['AVD-AWS-0131', 'AVD-AWS-0008'],
    checkov: ['CKV_AWS_8'],
    fsbp: ['EC2.3'],
    config: ['encrypted-volumes'],
    cis: ['3.0.0/2.2.1'],
  },
  limits:
    'Images whose snapshots are encrypted, and accounts that encrypt by default outside the answer, are not seen.',
  grade(context) {
    const { evidence, report } = context;
    const machines = resourcesOf(evidence, 'aws_instance', 'aws_launch_template', 'aws_launch_configuration');
    if (encryptsByDefault(evidence)) {
      if (machines.length > 0) report.pass();
      return;
    }
    for (const machine of machines) {
      for (const { resource, path } of diskBlocks(machine)) judgeDisk(context, resource, path);
      judgeRoot(context, machine);
    }
  },
});

function judgeDisk({ report }: GradeContext, resource: Resource, path: string): void {
  const value = boolOf(resource, `${path}.encrypted`);
  const place = { resource, attribute: `${path}.encrypted` };
  if (value === true) report.pass();
  else if (isUnknown(value))
    report.unknown(place, `Whether this disk of ${resource.address} is encrypted cannot be resolved.`);
  else if (value === undefined && valueAt(resource, `${path}.snapshot_id`) !== undefined) report.pass();
  else
    report.fail(
      place,
      `This disk of ${resource.address} is not encrypted: encrypted is ${value === undefined ? 'not set' : 'false'}.`,
    );
}

/** The root disk that no block describes comes from the image, unencrypted. */
function judgeRoot({ evidence, report }: GradeContext, machine: Resource): void {
  const path = machine.type === 'aws_launch_template' ? 'block_device_mappings' : 'root_block_device';
  if (isMentioned(evidence, machine, path) || hasTemplate(evidence, machine)) return;
  if (machine.type === 'aws_launch_template' && valueAt(machine, 'image_id') === undefined) return;
  report.fail(
    { resource: machine, attribute: path },
    `No ${path} marks the root disk of ${machine.address} as encrypted.`,
  );
}

function hasTemplate(evidence: Evidence, machine: Resource): boolean {
  return targets(evidence, machine, 'launch_template', 'aws_launch_template').length > 0;
}
