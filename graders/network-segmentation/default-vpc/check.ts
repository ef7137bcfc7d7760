import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { asksForType } from '../../../src/grading/queries/asked.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { placedResources } from '../../../src/grading/queries/network-placing.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'network-segmentation/default-vpc',
  title: "The account's default VPC in use",
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'All subnets of a default VPC are public and shared by whatever else runs in the account: there are no tiers in it.',
  fix: 'Declare an aws_vpc with subnets of its own, or take the VPC as an input.',
  references: {
    trivy: ['AVD-AWS-0101'],
    checkov: ['CKV_AWS_148'],
  },
  limits:
    'A task that asks for the default VPC by type (aws_default_vpc, data.aws_vpc) is not held against the answer.',
  grade({ evidence, task, report }) {
    if (asksForType(task, 'aws_default_vpc', 'data.aws_vpc')) return;
    for (const vpc of resourcesOf(evidence, 'aws_default_vpc')) {
      report.fail(at(vpc), `${vpc.address} adopts the default VPC of the account.`);
    }
    for (const vpc of resourcesOf(evidence, 'data.aws_vpc')) {
      const isDefault = boolOf(vpc, 'default');
      if (isDefault === true)
        report.fail(at(vpc, 'default'), `${vpc.address} looks up the default VPC of the account.`);
      else if (isUnknown(isDefault) && vpc.locations.default !== undefined) {
        report.unknown(
          at(vpc, 'default'),
          `${vpc.address}: whether it is the default VPC cannot be resolved.`,
        );
      } else report.pass();
    }
    if (resourcesOf(evidence, 'aws_vpc').length > 0) {
      report.pass();
      return;
    }
    // Beside a VPC of the answer's own, outside-own-vpc reports these.
    for (const { resource, attribute, placed } of placedResources(evidence)) {
      if (resource.type === 'aws_security_group') continue;
      if (placed) report.pass();
      else
        report.fail(at(resource), `${resource.address} has no ${attribute}, so it lands in the default VPC.`);
    }
  },
});
