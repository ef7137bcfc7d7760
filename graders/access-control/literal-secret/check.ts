import type { ConfigAttribute, ConfigBlock } from '../../../src/domain/evidence.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import {
  isPartlyLiteral,
  holdsAccessKey,
  isLiteralText,
  isSecretName,
  isStandIn,
} from '../../../src/grading/queries/policies-secrets.js';
import { parsePolicyText } from '../../../src/grading/queries/policies-text.js';
import { isObject, type Value } from '../../../src/domain/value.js';

/** Judged by rds-configuration. */
const elsewhere = ['aws_db_instance.password', 'aws_rds_cluster.master_password'];
/** Words that say themselves that the secret comes later: `PLACEHOLDER_CHANGE_ME`. `ChangeMe123!` is a password. */
const placeholder = /^<.*>$|^(placeholder|replace|change|to-?do|your|set|update)[-_ a-z]*$/i;

export default defineCheck({
  id: 'access-control/literal-secret',
  title: 'Secret written in the code',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'A password, token or access key in the code is readable by everybody who can read the repository or the state, for ever, because history keeps it.',
  fix: 'Generate it (random_password, manage_master_user_password), take it from a sensitive variable without default, or keep it in Secrets Manager.',
  references: {
    checkov: ['CKV_AWS_41', 'CKV_SECRET_2', 'CKV_SECRET_6'],
  },
  limits:
    'The master password of RDS is judged by rds-configuration, variable defaults by secret-variable-default. A placeholder that lifecycle.ignore_changes lets somebody replace is no secret.',
  grade(context) {
    for (const block of context.evidence.blocks) {
      if (!['resource', 'data', 'provider', 'local', 'module'].includes(block.kind)) continue;
      for (const attribute of Object.values(block.attributes)) judge(context, block, attribute);
    }
  },
});

function judge({ report }: GradeContext, block: ConfigBlock, attribute: ConfigAttribute): void {
  const { path, value, references } = attribute;
  const place = block.kind === 'local' ? { block } : { block, attribute: path };
  const name = nameOf(block, path);
  if (references.length === 0 && holdsAccessKey(attribute.expression)) {
    report.fail(place, 'An AWS access key stands in the code.');
  } else if (!isJudged(block, path, name)) {
    return;
  } else if (isLiteralText(value, references) && !isReplaced(block, path, value)) {
    report.fail(place, `${name} is written in the code.`);
  } else if (isPartlyLiteral(value) && !/^[\w-]*\(/.test(attribute.expression)) {
    report.unknown(place, `Part of ${name} is written in the code, part cannot be resolved.`);
  } else report.pass();
}

function isJudged(block: ConfigBlock, path: string, name: string): boolean {
  if (block.kind === 'provider')
    return name === 'secret_key' && !isStandIn(name, block.attributes[path]?.value);
  if (block.type === 'aws_secretsmanager_secret_version' || block.type === 'aws_ssm_parameter') {
    return path === 'secret_string' || (path === 'value' && block.attributes.type?.value === 'SecureString');
  }
  // Names of maps a user chooses (environment variables, tags) are judged elsewhere or mean nothing.
  if (/(^|\.)(tags|labels|environment|variables)(\.|$)/.test(path)) return false;
  if (!isSecretName(name) || elsewhere.includes(`${block.type}.${path}`)) return false;
  return !/^(random_|aws_cognito|aws_iam_account_password)/.test(block.type);
}

function nameOf(block: ConfigBlock, path: string): string {
  return block.kind === 'local' ? block.name : path.slice(path.lastIndexOf('.') + 1);
}

/** A placeholder, or one whose later value Terraform leaves alone; JSON without any secret in it. */
function isReplaced(block: ConfigBlock, path: string, value: string): boolean {
  const json = path === 'secret_string' ? parsed(value) : undefined;
  const secrets = isObject(json)
    ? Object.entries(json).flatMap(([key, item]) => (isSecretName(key) ? [item] : []))
    : [value];
  const given = secrets.filter((secret) => secret !== '' && secret !== null);
  if (given.every((secret) => typeof secret === 'string' && placeholder.test(secret))) return true;
  const ignored = block.attributes['lifecycle.0.ignore_changes']?.expression ?? '';
  return (
    (ignored.includes(path) || /\ball\b/.test(ignored)) &&
    given.every((secret) => typeof secret === 'string' && /change|initial|example|dummy|temp/i.test(secret))
  );
}

function parsed(text: string): Value | undefined {
  return text.trim().startsWith('{') ? parsePolicyText(text) : undefined;
}
