import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { subnets } from '../../../src/grading/queries/network-subnets.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'network-segmentation/public-subnet-without-route',
  title: 'A public subnet without a route to an internet gateway',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Load balancers, NAT gateways and bastions in such a subnet cannot be reached, and everything behind them is cut off.',
  fix: 'Associate the subnet with a route table whose 0.0.0.0/0 route names an internet gateway.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html'] },
  limits: 'A subnet counts as public where its name, key or Name and tier tags say so.',
  grade(context) {
    const { evidence, report } = context;
    for (const { resource, tier, reach } of subnets(evidence)) {
      if (tier !== 'public') continue;
      if (reach === 'public') report.pass();
      else if (reach === 'unknown')
        report.unknown(
          at(resource),
          `${resource.address}: where its default route leads cannot be resolved.`,
        );
      else
        failAbsent(
          context,
          at(resource),
          `${resource.address} is named public, but no default route leads to an internet gateway.`,
        );
    }
  },
});
