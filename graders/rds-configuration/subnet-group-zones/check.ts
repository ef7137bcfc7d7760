import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { zoneSpread } from '../../../src/grading/queries/network-zones.js';

export default defineCheck({
  id: 'rds-configuration/subnet-group-zones',
  title: 'A database subnet group in one availability zone',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'RDS refuses a subnet group that does not cover at least two availability zones; plan does not notice.',
  fix: 'Give the subnet group subnets in at least two availability zones.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    ],
  },
  grade({ evidence, report }) {
    for (const group of resourcesOf(evidence, 'aws_db_subnet_group')) {
      const place = at(group, 'subnet_ids');
      const subnets = linked(evidence, group, 'subnet_ids', 'aws_subnet', 'aws_default_subnet');
      const spread = subnets.length === 0 ? 'unknown' : zoneSpread(evidence, subnets);
      if (spread === 'several') report.pass();
      else if (subnets.length === 1 && subnets[0]?.expanded === true)
        report.fail(place, `${group.address} has one subnet, ${subnets[0].block}.`);
      else if (spread === 'one')
        report.fail(place, `All subnets of ${group.address} stand in one availability zone.`);
      else report.unknown(place, `How many availability zones ${group.address} covers cannot be resolved.`);
    }
  },
});
