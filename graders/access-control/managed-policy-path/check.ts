import { defineCheck } from '../../../src/grading/contract.js';
import { couldBeAnything } from '../../../src/grading/queries/policies-judge.js';
import {
  absentManagedPolicies,
  managedPolicyPaths,
} from '../../../src/grading/queries/policies-managed-names.js';
import { awsManagedName, managedPolicyUses } from '../../../src/grading/queries/policies-roles.js';

export default defineCheck({
  id: 'access-control/managed-policy-path',
  title: 'Managed policy of AWS that does not exist under this ARN',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Attaching a policy under a wrong path or name fails with NoSuchEntity, and everything that depends on the role with it.',
  fix: 'Write the ARN as AWS lists it: arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole.',
  references: {
    docs: ['https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html'],
  },
  limits: 'Judges a list of well-known names; a name that is not on it is taken as existing.',
  grade({ evidence, report }) {
    for (const { arn, resource, attribute } of managedPolicyUses(evidence)) {
      const place = { resource, attribute };
      const full = awsManagedName(arn);
      if (full === null) {
        if (couldBeAnything(arn)) report.unknown(place, 'Which policy is attached cannot be resolved.');
        else report.pass();
        continue;
      }
      const name = full.slice(full.lastIndexOf('/') + 1);
      const meant = absentManagedPolicies.get(name);
      const path = managedPolicyPaths.get(name);
      if (meant !== undefined) report.fail(place, `AWS has no managed policy ${full}; meant is ${meant}.`);
      else if (path !== undefined && full !== `${path}${name}`)
        report.fail(place, `AWS has no managed policy ${full}; it is ${path}${name}.`);
      else report.pass();
    }
  },
});
