import { defineCheck } from '../../../src/grading/contract.js';
import { isRange } from '../../../src/grading/queries/network-ports.js';
import { placeOfRule, trafficRules, type Peer } from '../../../src/grading/queries/network-rules.js';
import { describeExposure, exposedPorts, worldPeers } from '../../../src/grading/queries/network-world.js';
import { toText } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'network-segmentation/open-ingress',
  title: 'Remote shells, databases or all ports open to the internet',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'Shells, databases and caches that the whole internet can reach are found by scanners within minutes and attacked without pause.',
  fix: 'Admit the security group of the tier that needs the port, or the CIDR block of a known network, instead of 0.0.0.0/0 or ::/0.',
  references: {
    trivy: ['AVD-AWS-0107'],
    checkov: ['CKV_AWS_24', 'CKV_AWS_25', 'CKV_AWS_277'],
    fsbp: ['EC2.13', 'EC2.14', 'EC2.18', 'EC2.19'],
    config: ['restricted-ssh', 'restricted-common-ports', 'vpc-sg-open-only-to-authorized-ports'],
    cis: ['5.2', '5.3'],
  },
  limits:
    'Ports that the task asks to be public are left out. Ports outside the list of shells and data stores belong to unrequested-public-port.',
  grade({ evidence, task, report }) {
    const { rules, opaque } = trafficRules(evidence);
    for (const { resource, path, direction } of opaque) {
      if (direction === 'ingress')
        report.unknown(
          { resource, attribute: path },
          `${resource.address}: its ingress rules cannot be resolved.`,
        );
    }
    for (const rule of rules.filter(({ direction }) => direction === 'ingress')) {
      const exposed = exposedPorts(rule, task?.expects.publicPorts ?? []);
      const { open, maybe } = worldPeers(rule);
      if (exposed === 'unknown') {
        for (const attribute of attributesOf(open)) {
          report.unknown(
            placeOfRule(rule, attribute),
            `${rule.resource.address} admits the internet on ports that cannot be resolved.`,
          );
        }
        continue;
      }
      if (exposed.length === 0 || open.length + maybe.length === 0 || !isRange(rule.ports)) {
        report.pass();
        continue;
      }
      const ports = describeExposure(rule.ports, exposed);
      for (const attribute of attributesOf(open)) {
        report.fail(
          placeOfRule(rule, attribute),
          `${rule.resource.address} admits ${cidrsOf(open, attribute)} on ${ports}.`,
        );
      }
      for (const attribute of attributesOf(maybe).filter((one) => !attributesOf(open).includes(one))) {
        report.unknown(
          placeOfRule(rule, attribute),
          `${rule.resource.address} admits addresses that cannot be resolved on ${ports}.`,
        );
      }
    }
  },
});

function attributesOf(peers: readonly Peer[]): readonly string[] {
  return [...new Set(peers.map((peer) => peer.attribute))];
}

function cidrsOf(peers: readonly Peer[], attribute: string): string {
  const cidrs = peers.filter((peer) => peer.attribute === attribute).map((peer) => toText(peer.value));
  return cidrs.join(' and ');
}
