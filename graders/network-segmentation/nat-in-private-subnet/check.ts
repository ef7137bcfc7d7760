import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linkedSubnets } from '../../../src/grading/queries/network-subnets.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'network-segmentation/nat-in-private-subnet',
  title: 'A NAT gateway in a subnet that does not reach the internet',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A public NAT gateway forwards through its own subnet; without a route to an internet gateway everything behind it is cut off.',
  fix: 'Place the NAT gateway in a public subnet: one whose default route is the internet gateway.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html'] },
  grade(context) {
    const { evidence, report } = context;
    for (const nat of resourcesOf(evidence, 'aws_nat_gateway')) {
      const connectivity = stringOf(nat, 'connectivity_type');
      if (connectivity === 'private') continue;
      const place = at(nat, 'subnet_id');
      const named = linkedSubnets(evidence, nat, 'subnet_id');
      const reaches = new Set(named.map(({ reach }) => reach));
      const [subnet] = named;
      if (subnet === undefined || reaches.has('unknown') || reaches.size > 1 || isUnknown(connectivity)) {
        report.unknown(place, `${nat.address}: whether its subnet reaches the internet cannot be resolved.`);
      } else if (reaches.has('public')) report.pass();
      else
        failAbsent(
          context,
          place,
          `${nat.address} stands in ${subnet.resource.block}, which has no route to an internet gateway.`,
        );
    }
  },
});
