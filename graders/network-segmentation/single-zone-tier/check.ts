import { defineCheck } from '../../../src/grading/contract.js';
import { at, blockAt } from '../../../src/grading/queries/blocks.js';
import { subnets, type Subnet } from '../../../src/grading/queries/network-subnets.js';
import { zoneSpread } from '../../../src/grading/queries/network-zones.js';

export default defineCheck({
  id: 'network-segmentation/single-zone-tier',
  title: 'Every tier spans several availability zones',
  severity: 'medium',
  kind: 'requested',
  reason:
    'A tier in one zone goes down with it, and services that need two zones (load balancers, database subnet groups) refuse it.',
  fix: 'Declare the subnets of each tier in at least two availability zones, for instance with count over the zones of the region.',
  references: {
    fsbp: ['RDS.5', 'ELB.13'],
    docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html'],
  },
  grade({ evidence, report }) {
    const tiers = new Map<string, Subnet[]>();
    for (const subnet of subnets(evidence)) {
      const tier = subnet.tier ?? (subnet.reach === 'public' ? 'public' : 'private');
      tiers.set(tier, [...(tiers.get(tier) ?? []), subnet]);
    }
    for (const [tier, members] of tiers) {
      const [first] = members;
      if (first === undefined) continue;
      const spread = zoneSpread(
        evidence,
        members.map(({ resource }) => resource),
      );
      const place = at(blockAt(evidence, first.resource.block) ?? first.resource, 'availability_zone');
      if (spread === 'several') report.pass();
      else if (spread === 'one') report.fail(place, `All ${tier} subnets stand in one availability zone.`);
      else report.unknown(place, `How many availability zones the ${tier} subnets span cannot be resolved.`);
    }
  },
});
