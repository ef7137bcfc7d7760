import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isWritten, linked } from '../../../src/grading/queries/network-links.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'network-segmentation/nacl-unbound',
  title: 'A network ACL that no subnet uses',
  severity: 'low',
  kind: 'intrinsic',
  reason: 'A network ACL filters only the subnets bound to it; without one its rules protect nothing.',
  fix: 'Name the subnets in subnet_ids, or add aws_network_acl_association resources.',
  references: { checkov: ['CKV2_AWS_1'], fsbp: ['EC2.16'], config: ['vpc-network-acl-unused-check'] },
  grade(context) {
    const { evidence, report } = context;
    const associations = resourcesOf(evidence, 'aws_network_acl_association');
    for (const acl of resourcesOf(evidence, 'aws_network_acl')) {
      const acls = associations.map((association) =>
        linked(evidence, association, 'network_acl_id', 'aws_network_acl'),
      );
      const { subnet_ids: subnetIds } = acl.values;
      const empty = Array.isArray(subnetIds) && subnetIds.length === 0;
      if (acls.some((found) => found.includes(acl)) || (isWritten(evidence, acl, 'subnet_ids') && !empty))
        report.pass();
      else if (acls.some((found) => found.length === 0)) {
        report.unknown(at(acl), `${acl.address}: an association names an ACL that cannot be resolved.`);
      } else failAbsent(context, at(acl), `${acl.address} is bound to no subnet.`);
    }
  },
});
