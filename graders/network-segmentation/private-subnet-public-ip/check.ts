import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { subnets } from '../../../src/grading/queries/network-subnets.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'network-segmentation/private-subnet-public-ip',
  title: 'A private or database subnet that hands out public addresses',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Instances started in the subnet get public addresses, so that one wrong route or group exposes them.',
  fix: 'Leave out map_public_ip_on_launch, or set it to false, on subnets that are not public.',
  references: {
    trivy: ['AVD-AWS-0164'],
    checkov: ['CKV_AWS_130'],
    fsbp: ['EC2.15'],
    config: ['subnet-auto-assign-public-ip-disabled'],
  },
  grade({ evidence, report }) {
    for (const { resource, tier } of subnets(evidence)) {
      if (tier !== 'private' && tier !== 'database') continue;
      const mapped = boolOf(resource, 'map_public_ip_on_launch');
      const place = at(resource, 'map_public_ip_on_launch');
      if (mapped === true)
        report.fail(place, `${resource.address} is named ${tier} and has map_public_ip_on_launch = true.`);
      else if (isUnknown(mapped))
        report.unknown(place, `${resource.address}: map_public_ip_on_launch cannot be resolved.`);
      else report.pass();
    }
  },
});
