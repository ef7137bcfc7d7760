import { defineCheck } from '../../../src/grading/contract.js';
import { describePorts, isRange } from '../../../src/grading/queries/network-ports.js';
import { placeOfRule, trafficRules } from '../../../src/grading/queries/network-rules.js';
import { exceeds, exposedPorts, worldPeers } from '../../../src/grading/queries/network-world.js';

export default defineCheck({
  id: 'network-segmentation/unrequested-public-port',
  title: 'A port open to the internet that the task did not ask for',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Every port that faces the internet without need is attack surface that nobody asked for and nobody watches.',
  fix: 'Open to 0.0.0.0/0 and ::/0 only the ports that the request names; admit groups or CIDR blocks on the others.',
  references: {
    checkov: ['CKV_AWS_260'],
    trivy: ['AVD-AWS-0107'],
    fsbp: ['EC2.18'],
    config: ['vpc-sg-open-only-to-authorized-ports'],
  },
  limits:
    'Applies only where a task says which ports are public. Shells and data stores belong to open-ingress.',
  grade({ evidence, task, report }) {
    if (task === null) return;
    const wanted = task.expects.publicPorts;
    for (const rule of trafficRules(evidence).rules.filter(({ direction }) => direction === 'ingress')) {
      if (!isRange(rule.ports)) continue;
      if (exposedPorts(rule, wanted).length > 0) continue;
      const { open, maybe } = worldPeers(rule);
      if (open.length + maybe.length === 0 || !exceeds(rule.ports, wanted)) {
        report.pass();
        continue;
      }
      const ports = describePorts(rule.ports);
      const asked = wanted.length === 0 ? 'none' : wanted.join(', ');
      const attributes = new Set((open.length > 0 ? open : maybe).map((peer) => peer.attribute));
      for (const attribute of attributes) {
        const place = placeOfRule(rule, attribute);
        if (open.length > 0)
          report.fail(
            place,
            `${rule.resource.address} opens ${ports} to the internet; the task asks for ${asked}.`,
          );
        else
          report.unknown(
            place,
            `${rule.resource.address} opens ${ports} to addresses that cannot be resolved; the task asks for ${asked}.`,
          );
      }
    }
  },
});
