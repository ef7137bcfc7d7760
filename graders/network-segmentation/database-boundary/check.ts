import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { isPrivateCidr } from '../../../src/grading/queries/network-ports.js';
import {
  isWorld,
  peerGroups,
  placeOfRule,
  trafficRules,
  type TrafficRule,
} from '../../../src/grading/queries/network-rules.js';
import { carriersOf, dataStoreGroups } from '../../../src/grading/queries/network-uses.js';
import { exposedPorts } from '../../../src/grading/queries/network-world.js';
import { boolOf, toText } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'network-segmentation/database-boundary',
  title: 'A data store that admits public addresses or the public tier',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'The boundary between tiers holds only where a data store admits the application tier and nothing else.',
  fix: 'Let the group of the data store admit the security groups of the application tier, or CIDR blocks inside the VPC.',
  references: { fsbp: ['EC2.18'], config: ['vpc-sg-open-only-to-authorized-ports'] },
  limits:
    'Rules that open-ingress reports are left to it. Private blocks wider than the VPC are accepted: peered networks use them.',
  grade(context) {
    const { evidence, report } = context;
    const stores = dataStoreGroups(evidence);
    const { rules, opaque } = trafficRules(evidence);
    for (const { resource, path, direction, groups } of opaque) {
      if (direction !== 'ingress' || !groups.some((group) => stores.has(group))) continue;
      report.unknown(
        { resource, attribute: path },
        `${resource.address}: rules of a data store's group cannot be resolved.`,
      );
    }
    for (const rule of rules) {
      const store = rule.groups.map((group) => stores.get(group)).find((found) => found !== undefined);
      if (rule.direction === 'ingress' && store !== undefined) judge(context, rule, store);
    }
  },
});

function judge({ evidence, report, task }: GradeContext, rule: TrafficRule, store: Resource): void {
  const reported = exposedPorts(rule, task?.expects.publicPorts ?? []).length > 0;
  for (const peer of rule.peers.filter(({ kind }) => kind === 'ipv4' || kind === 'ipv6')) {
    const world = isWorld(peer);
    const place = placeOfRule(rule, peer.attribute);
    if (world === true) {
      if (reported) continue;
      report.fail(place, `${store.block} admits the whole internet.`);
    } else if (isUnknown(peer.value)) {
      if (world === false) report.pass();
      else report.unknown(place, `${store.block} admits addresses that cannot be resolved.`);
    } else {
      const cidr = toText(peer.value) ?? '';
      if (isPrivateCidr(cidr)) report.pass();
      else report.fail(place, `${store.block} admits the public addresses ${cidr}.`);
    }
  }
  for (const group of peerGroups(evidence, rule)) {
    const balancer = publicBalancer(evidence, group);
    if (balancer === null) report.pass();
    else {
      const attribute = rule.peers.find(({ kind }) => kind === 'group')?.attribute;
      report.fail(
        placeOfRule(rule, attribute),
        `${store.block} admits ${group.block}, the group of the public ${balancer.block}.`,
      );
    }
  }
}

/** The internet-facing load balancer that alone carries a group, or null. */
function publicBalancer(evidence: Evidence, group: Resource): Resource | null {
  const carriers = carriersOf(evidence, group);
  const [first] = carriers;
  const onlyPublic = carriers.every(
    (carrier) =>
      (carrier.type === 'aws_lb' || carrier.type === 'aws_alb') &&
      boolOf(carrier, 'internal') !== true &&
      !isUnknown(boolOf(carrier, 'internal')),
  );
  return first !== undefined && onlyPublic ? first : null;
}
