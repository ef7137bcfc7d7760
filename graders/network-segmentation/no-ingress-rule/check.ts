import { defineCheck } from '../../../src/grading/contract.js';
import { judgeFlow } from '../../../src/grading/queries/network-flow.js';
import { dataStoreTypes } from '../../../src/grading/queries/network-uses.js';

/** What exists to be reached. */
const served = [
  ...dataStoreTypes,
  'aws_alb',
  'aws_lb',
  'aws_efs_mount_target',
  'aws_msk_cluster',
  'aws_vpc_endpoint',
];

export default defineCheck({
  id: 'network-segmentation/no-ingress-rule',
  title: 'A database, load balancer or endpoint whose groups admit nobody',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A security group without an ingress rule drops every connection: the service deploys and nothing can reach it.',
  fix: 'Add an ingress rule for the port of the service from the group of its clients.',
  references: { docs: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'] },
  grade(context) {
    judgeFlow(context, served, 'ingress');
  },
});
