import type { Evidence, RawReference } from '../../domain/evidence.js';
import { isUnknown, type Value } from '../../domain/value.js';
import { blockAt } from './blocks.js';

/** Last words of names that hold secrets themselves, as opposed to naming where one is kept. */
const secretName =
  /(^|[_.-])(password|passwd|pwd|passphrase|secret|secret_?key|api_?key|auth_?token|access_?token|bearer_?token|private_?key|client_?secret|credentials?)$/i;

/** Whether a name promises a secret: `db_password` does, `db_password_arn` and `secret_name` do not. */
export function isSecretName(name: string): boolean {
  let known = judgedNames.get(name);
  if (known === undefined) {
    known = secretName.test(name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2'));
    if (judgedNames.size >= 5_000) judgedNames.clear();
    judgedNames.set(name, known);
  }
  return known;
}

/** Answers repeat the same few hundred names. */
const judgedNames = new Map<string, boolean>();

/** A long-lived AWS access key id. Those of AWS's own documentation end in EXAMPLE and open nothing. */
export function holdsAccessKey(text: string): boolean {
  if (!text.includes('AKIA') && !text.includes('ASIA')) return false;
  return /\b(AKIA|ASIA)[A-Z0-9]{16}\b/.test(text.replaceAll(/\bA[KS]IA[A-Z0-9]*EXAMPLE\b/g, ''));
}

/** Attributes of resources and data sources that hold a secret. */
const secretAttributes: Readonly<Record<string, readonly string[]>> = {
  random_password: ['result', 'bcrypt_hash'],
  tls_private_key: ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'],
  aws_iam_access_key: ['secret', 'ses_smtp_password_v4'],
  aws_iam_user_login_profile: ['password'],
  aws_db_instance: ['password'],
  aws_rds_cluster: ['master_password'],
  aws_docdb_cluster: ['master_password'],
  aws_redshift_cluster: ['master_password'],
  aws_elasticache_replication_group: ['auth_token'],
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  aws_ssm_parameter: ['value'],
  'data.aws_secretsmanager_secret_version': ['secret_string', 'secret_binary'],
  'data.aws_secretsmanager_random_password': ['random_password'],
  'data.aws_eks_cluster_auth': ['token'],
  'data.aws_ecr_authorization_token': ['password', 'authorization_token'],
};

/**
 * What an expression reads that is secret: attributes known to hold secrets, variables that are marked sensitive or
 * named as secrets. Followed through locals and outputs of child modules. Null where it reads nothing of the kind.
 */
export function secretRead(
  evidence: Evidence,
  references: readonly RawReference[],
  seen = new Set<string>(),
): string | null {
  for (const reference of references) {
    const found = secretBehind(evidence, reference, seen);
    if (found !== null) return found;
  }
  return null;
}

/** Looked at once each, however many ways lead there, and so many at most. */
const maxSeen = 500;

function secretBehind(evidence: Evidence, reference: RawReference, seen: Set<string>): string | null {
  const { kind, to, attribute } = reference;
  if (kind === 'resource' || kind === 'data') {
    const block = blockAt(evidence, to);
    const type = block === undefined ? '' : `${kind === 'data' ? 'data.' : ''}${block.type}`;
    const secrets = secretAttributes[type] ?? [];
    if (block === undefined || !secrets.includes(attribute ?? '')) return null;
    if (block.type === 'aws_ssm_parameter' && block.attributes.type?.value !== 'SecureString') return null;
    return `${to}.${attribute ?? ''}`;
  }
  if (kind === 'var') {
    const block = blockAt(evidence, to);
    return block?.attributes.sensitive?.value === true || isSecretName(nameIn(to)) ? to : null;
  }
  if (kind === 'local') return behind(evidence, to, seen);
  if (kind === 'module' && attribute !== null) return behind(evidence, `${to}.output.${attribute}`, seen);
  return null;
}

function behind(evidence: Evidence, address: string, seen: Set<string>): string | null {
  if (seen.has(address) || seen.size >= maxSeen) return null;
  seen.add(address);
  const attributes = Object.values(blockAt(evidence, address)?.attributes ?? {});
  const references = attributes.flatMap((attribute) => attribute.references);
  return secretRead(evidence, references, seen);
}

function nameIn(address: string): string {
  return address.slice(address.lastIndexOf('.') + 1);
}

/** A string that stands in the text, not computed and not empty: what a reader of the code can use as a password. */
export function isLiteralText(
  value: Value | undefined,
  references: readonly RawReference[],
): value is string {
  return typeof value === 'string' && value !== '' && references.length === 0;
}

/** Whether a text with unknown parts has literal letters too, so that part of a secret stands in the code. */
export function isPartlyLiteral(value: Value | undefined): boolean {
  return isUnknown(value) && value.parts.some((part) => typeof part === 'string' && /\w{3,}/.test(part));
}

/** Whether an expression reads a variable of the root module that has no default, through locals and module arguments too. */
export function readsInput(
  evidence: Evidence,
  references: readonly RawReference[],
  seen = new Set<string>(),
): boolean {
  return references.some(({ kind, to }) => {
    const block = kind === 'var' || kind === 'local' ? blockAt(evidence, to) : undefined;
    if (block === undefined || seen.has(to) || seen.size >= maxSeen) return false;
    seen.add(to);
    if (kind === 'var' && block.module === '') return block.attributes.default === undefined;
    const given =
      kind === 'local'
        ? Object.values(block.attributes)
        : [blockAt(evidence, block.module)?.attributes[block.name]];
    return given.some(
      (attribute) => attribute !== undefined && readsInput(evidence, attribute.references, seen),
    );
  });
}

/** Keys for an AWS that is none (a local stand-in): providers told to check no credentials are given any text. */
export function isStandIn(name: string, value: Value | undefined): boolean {
  if (typeof value !== 'string' || !/(secret|access)_key(_id)?$/.test(name)) return false;
  return /^(test|mock|dummy|fake|localstack|none|x+)/i.test(value);
}
