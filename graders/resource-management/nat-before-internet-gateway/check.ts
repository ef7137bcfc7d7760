import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, joined, referredResources, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { dependsOn } from '../../../src/grading/queries/graph.js';
import { stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'resource-management/nat-before-internet-gateway',
  title: 'A public NAT gateway that does not wait for an internet gateway',
  severity: 'medium',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'A NAT gateway made in a VPC that has no internet gateway yet ends in the state failed.',
  fix: 'Add depends_on with the aws_internet_gateway to the aws_nat_gateway.',
  grade({ evidence, report }) {
    for (const nat of resourcesOf(evidence, 'aws_nat_gateway')) {
      const kind = stringOf(nat, 'connectivity_type');
      const gateways = gatewaysOf(evidence, nat);
      if (kind === 'private' || gateways.length === 0) continue;
      if (gateways.some((gateway) => dependsOn(evidence, nat.block, gateway.block))) report.pass();
      else if (kind !== undefined && kind !== 'public') {
        report.unknown(at(nat, 'connectivity_type'), 'Whether it is a public one cannot be resolved.');
      } else
        report.fail(
          at(nat),
          `${nat.block} does not wait for ${gateways[0]?.block ?? 'the internet gateway'}.`,
        );
    }
  },
});

/** Internet gateways of the VPC that the NAT gateway stands in, or all of them where the text does not tell which. */
function gatewaysOf(evidence: Evidence, nat: Resource): readonly Resource[] {
  const all = resourcesOf(evidence, 'aws_internet_gateway');
  const subnets = referredResources(evidence, nat, 'subnet_id');
  const networks = subnets.flatMap((subnet) => referredResources(evidence, subnet, 'vpc_id'));
  const beside = networks.flatMap((network) => joined(evidence, network, ['aws_internet_gateway'], 'vpc_id'));
  return beside.length > 0 ? beside : all;
}
