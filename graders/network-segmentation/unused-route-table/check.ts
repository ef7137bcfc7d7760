import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { hiddenUse } from '../../../src/grading/queries/network-uses.js';

export default defineCheck({
  id: 'network-segmentation/unused-route-table',
  title: 'A route table that no subnet is associated with',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Routes take effect only for associated subnets; the others keep the main table, which reaches nothing outside the VPC.',
  fix: 'Add an aws_route_table_association for every subnet that the table is meant for.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/WorkWithRouteTables.html'] },
  grade({ evidence, report }) {
    const associations = resourcesOf(
      evidence,
      'aws_route_table_association',
      'aws_main_route_table_association',
    );
    for (const table of resourcesOf(evidence, 'aws_route_table')) {
      const tables = associations.map((association) =>
        linked(evidence, association, 'route_table_id', 'aws_route_table'),
      );
      if (tables.some((found) => found.includes(table))) {
        report.pass();
        continue;
      }
      const hidden = hiddenUse(evidence, table);
      if (hidden !== null)
        report.unknown(at(table), `No subnet is associated with ${table.address}, but ${hidden}.`);
      else if (tables.some((found) => found.length === 0)) {
        report.unknown(at(table), `${table.address}: an association names a table that cannot be resolved.`);
      } else report.fail(at(table), `No subnet is associated with ${table.address}.`);
    }
  },
});
