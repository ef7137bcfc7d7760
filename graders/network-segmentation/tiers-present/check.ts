import type { Evidence } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import {
  linkedSubnets,
  subnets,
  type Subnet,
  type Tier,
} from '../../../src/grading/queries/network-subnets.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'network-segmentation/tiers-present',
  title: 'The subnet tiers that the task asks for exist',
  severity: 'high',
  kind: 'requested',
  reason: 'Without separate tiers, what must face the internet and what must never do so share one network.',
  fix: 'Declare subnets for every tier the request names: public ones routed to the internet gateway, private and database ones not.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html'] },
  limits:
    'A database tier is one named so, or used by a database subnet group apart from the private subnets.',
  grade({ evidence, task, report }) {
    const declared = subnets(evidence);
    if (declared.length === 0) return;
    for (const tier of task?.expects.tiers ?? []) {
      const states = declared.map((subnet) => isTier(evidence, subnet, tier));
      if (states.includes('yes')) report.pass();
      else if (states.includes('unknown'))
        report.unknown(null, `Whether any subnet is a ${tier} one cannot be resolved.`);
      else
        report.fail(
          null,
          `The task asks for ${tier} subnets; none of the ${declared.length} declared subnets is one.`,
        );
    }
  },
});

/** Judged by routes; names only tell a database subnet from another subnet without public routes. */
function isTier(
  evidence: Evidence,
  { resource, reach, tier }: Subnet,
  wanted: Tier,
): 'yes' | 'no' | 'unknown' {
  if (wanted === 'public') return reach === 'public' ? 'yes' : reach === 'unknown' ? 'unknown' : 'no';
  if (reach === 'public') return 'no';
  const holdsData = resourcesOf(evidence, 'aws_db_subnet_group').some((group) =>
    linkedSubnets(evidence, group, 'subnet_ids').some((subnet) => subnet.resource === resource),
  );
  const isData = tier === 'database' || (tier === null && holdsData);
  if ((wanted === 'database') !== isData) return 'no';
  return reach === 'unknown' ? 'unknown' : 'yes';
}
