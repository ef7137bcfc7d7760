import { defineCheck } from '../../../src/grading/contract.js';
import { gradeSwitch } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/proxy-tls',
  title: 'Database proxy that accepts plain connections',
  severity: 'medium',
  kind: 'intrinsic',
  reason: 'Passwords and rows cross the network in plain text for every client that does not ask for TLS.',
  fix: 'Set require_tls = true on the aws_db_proxy.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html'] },

  grade(context) {
    gradeSwitch(context, {
      types: ['aws_db_proxy'],
      path: 'require_tls',
      otherwise: 'clients may connect without TLS',
    });
  },
});
