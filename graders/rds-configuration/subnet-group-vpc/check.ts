import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { databases } from '../../../src/grading/queries/databases.js';
import { linked } from '../../../src/grading/queries/network-links.js';

export default defineCheck({
  id: 'rds-configuration/subnet-group-vpc',
  title: 'A database whose subnets or groups stand in different VPCs',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'RDS refuses a subnet group across VPCs, and a database whose security group is of another VPC than its subnets.',
  fix: 'Take all subnets of the subnet group, and the security groups of the database, from one VPC.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    ],
  },
  grade({ evidence, report }) {
    for (const group of resourcesOf(evidence, 'aws_db_subnet_group')) {
      const vpcs = vpcsOf(evidence, linked(evidence, group, 'subnet_ids', 'aws_subnet'));
      const place = at(group, 'subnet_ids');
      if (vpcs === null)
        report.unknown(place, `${group.address}: which VPC its subnets stand in cannot be resolved.`);
      else if (vpcs.length > 1) report.fail(place, `${group.address} has subnets of ${vpcs.join(' and ')}.`);
      else report.pass();
    }
    for (const database of databases(evidence)) {
      const [group] = linked(evidence, database, 'db_subnet_group_name', 'aws_db_subnet_group');
      if (group === undefined) continue;
      const own = vpcsOf(evidence, linked(evidence, group, 'subnet_ids', 'aws_subnet'));
      const groups = vpcsOf(
        evidence,
        linked(evidence, database, 'vpc_security_group_ids', 'aws_security_group'),
      );
      const stranger = groups?.find((vpc) => own?.includes(vpc) === false);
      if (stranger === undefined) continue;
      report.fail(
        at(database, 'vpc_security_group_ids'),
        `${database.address} has a security group of ${stranger} and subnets of ${own?.join(' and ') ?? ''}.`,
      );
    }
  },
});

/** Blocks of the declared VPCs that these stand in; null where any stands in one that is not declared. */
function vpcsOf(evidence: Evidence, resources: readonly Resource[]): readonly string[] | null {
  const vpcs = resources.map((resource) => linked(evidence, resource, 'vpc_id', 'aws_vpc'));
  if (resources.length === 0 || vpcs.some((found) => found.length !== 1)) return null;
  return [...new Set(vpcs.flat().map((vpc) => vpc.block))];
}
