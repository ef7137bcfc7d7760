import type { ConfigAttribute } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { blocksOf } from '../../../src/grading/queries/blocks.js';
import { holdsAccessKey, secretRead } from '../../../src/grading/queries/policies-secrets.js';

const types = [
  'aws_instance',
  'aws_launch_template',
  'aws_launch_configuration',
  'aws_spot_instance_request',
];
const paths = ['user_data', 'user_data_base64'];
/** `export DB_PASSWORD="hunter2!"`; not a shell variable, a command's output or an interpolation. */
const assignment =
  /(password|passwd|secret|api_?key|auth_?token|private_?key)['"]?\s*[=:]\s*\\?["']?(?![$<`{\s\\"'])[^\s"'\\]{6,}/i;

export default defineCheck({
  id: 'access-control/secret-in-user-data',
  title: 'Secret in user data',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'User data can be read by every process on the instance, by everybody who may describe it, and in the state; it is no place for passwords or keys.',
  fix: 'Give the instance a role and let the script fetch the secret from Secrets Manager or Parameter Store.',
  references: {
    trivy: ['AVD-AWS-0029'],
    checkov: ['CKV_AWS_46'],
  },
  limits: 'The text of the expression is read; what a template file of its own holds is not.',
  grade({ evidence, report }) {
    for (const block of types.flatMap((type) => blocksOf(evidence, 'resource', type))) {
      for (const path of paths) {
        const attribute = block.attributes[path];
        if (attribute === undefined) continue;
        const read = secretRead(evidence, attribute.references);
        const text = sourceOf(attribute);
        const place = { block, attribute: path };
        if (read !== null) report.fail(place, `${read} is written into the user data.`);
        else if (holdsAccessKey(text) || assignment.test(text))
          report.fail(place, 'The user data holds a secret in plain text.');
        else if (isOpaque(attribute)) report.unknown(place, 'What the user data holds cannot be resolved.');
        else report.pass();
      }
    }
  },
});

function sourceOf({ value, expression }: ConfigAttribute): string {
  return typeof value === 'string' ? `${expression}\n${value}` : expression;
}

/** True where the whole text comes from a variable that nobody sets. */
function isOpaque({ value, references, expression }: ConfigAttribute): boolean {
  return (
    isUnknown(value) &&
    value.parts.length === 0 &&
    /^var\.[\w-]+$/.test(expression.trim()) &&
    references.length === 1
  );
}
