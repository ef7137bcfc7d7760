import { defineCheck } from '../../../src/grading/contract.js';
import { blocksOf } from '../../../src/grading/queries/blocks.js';
import { holdsAccessKey, isSecretName, isStandIn } from '../../../src/grading/queries/policies-secrets.js';

export default defineCheck({
  id: 'access-control/secret-variable-default',
  title: 'Secret as the default of a variable',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A default for a password is the password of every deployment that forgets to set it, and it stands in the code.',
  fix: 'Declare the variable without default and with sensitive = true, or generate the secret.',
  references: {
    checkov: ['CKV_SECRET_6'],
    docs: ['https://developer.hashicorp.com/terraform/language/values/variables'],
  },
  limits:
    'Judged by the variable’s name: one whose last words promise a secret (db_password, api_key), not one that names where it is kept (secret_arn).',
  grade({ evidence, report }) {
    for (const variable of blocksOf(evidence, 'variable')) {
      const written = variable.attributes.default;
      const text = typeof written?.value === 'string' ? written.value : '';
      const secret = isSecretName(variable.name);
      if (text !== '' && (secret || holdsAccessKey(text)) && !isStandIn(variable.name, text)) {
        report.fail(
          { block: variable, attribute: 'default' },
          `${variable.name} has a default that stands in the code.`,
        );
      } else if (secret) report.pass();
    }
  },
});
