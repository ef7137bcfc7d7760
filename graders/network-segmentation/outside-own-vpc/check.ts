import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { placedResources } from '../../../src/grading/queries/network-placing.js';

export default defineCheck({
  id: 'network-segmentation/outside-own-vpc',
  title: "A resource that lands in the default VPC instead of the answer's own",
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Without a subnet or VPC AWS uses the default VPC: the resource is cut off from the rest, or AWS refuses the mixture.',
  fix: 'Set vpc_id, subnet_id or the subnet group so that the resource stands in the VPC of the configuration.',
  references: { trivy: ['AVD-AWS-0101'] },
  grade({ evidence, report }) {
    if (resourcesOf(evidence, 'aws_vpc').length === 0) return;
    for (const { resource, attribute, placed } of placedResources(evidence)) {
      if (placed) report.pass();
      else
        report.fail(at(resource), `${resource.address} has no ${attribute}, so it lands in the default VPC.`);
    }
  },
});
