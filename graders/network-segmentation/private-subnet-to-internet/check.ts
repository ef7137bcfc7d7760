import type { Evidence } from '../../../src/domain/evidence.js';
import { defineCheck, type Place } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { subnets, type Subnet } from '../../../src/grading/queries/network-subnets.js';

export default defineCheck({
  id: 'network-segmentation/private-subnet-to-internet',
  title: 'A private or database subnet whose default route is an internet gateway',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A subnet is private because of its routes, not its name: with a default route to an internet gateway it is a public subnet.',
  fix: 'Route private subnets through a NAT gateway, and database subnets nowhere; associate them with a table of their own.',
  references: {
    docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html'],
  },
  limits:
    'A subnet counts as private or database where its name, key or Name and tier tags say so and nothing contradicts it.',
  grade({ evidence, report }) {
    for (const subnet of subnets(evidence)) {
      if (subnet.tier !== 'private' && subnet.tier !== 'database') continue;
      const { block } = subnet.resource;
      if (subnet.reach === 'public') {
        report.fail(
          placeOf(evidence, subnet),
          `${block} is named ${subnet.tier}, but its default route leads to an internet gateway.`,
        );
      } else if (subnet.reach === 'unknown') {
        report.unknown(
          at(subnet.resource),
          `${block} is named ${subnet.tier}; where its default route leads cannot be resolved.`,
        );
      } else report.pass();
    }
  },
});

/** The association where the table rightly serves public subnets too, else the route. */
function placeOf(evidence: Evidence, { tables, associations, routes, resource }: Subnet): Place {
  const servesPublic = subnets(evidence).some(
    (other) => other.tier === 'public' && other.tables.some((table) => tables.includes(table)),
  );
  const [association] = associations;
  if (servesPublic && association !== undefined) return at(association, 'route_table_id');
  const route = routes.find(({ kind }) => kind === 'internet');
  return route === undefined ? at(resource) : at(route.resource, route.attribute);
}
