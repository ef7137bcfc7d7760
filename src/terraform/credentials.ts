import type { Substitution } from '../domain/stage.js';

/** A provider block of hashicorp/aws in the answer. */
export interface AwsProviderBlock {
  /** Folder of its module, relative to the answer's folder. */
  readonly folder: string;
  /** Null for the default configuration. */
  readonly alias: string | null;
  /** Names of its arguments and nested blocks. */
  readonly settings: readonly string[];
}

/** The region where a block names none; the gateway takes the same. */
const defaultRegion = 'us-east-1';

/** Credentials that open nothing, and no call to AWS before the first resource: what the gateway configures too. */
const offline = [
  'access_key = "AKIAPLUMBLINE0000000"',
  'secret_key = "plumbline-rehearsal-secret-key-0000000000"',
  'skip_credentials_validation = true',
  'skip_metadata_api_check = true',
  'skip_requesting_account_id = true',
  'max_retries = 1',
];

/** Arguments that need an account, or files of the author's: taken away where a block has them. */
const dropped: readonly string[] = [
  'profile',
  'shared_config_files',
  'shared_credentials_files',
  'token',
  'custom_ca_bundle',
  'http_proxy',
  'https_proxy',
  'allowed_account_ids',
  'forbidden_account_ids',
];

/** Blocks by which other credentials would be asked for; an override cannot remove a block, but it can empty it. */
const emptied: readonly string[] = ['assume_role', 'assume_role_with_web_identity'];

function substitution(subject: string, value: string, reason: string): Substitution {
  return { kind: 'provider-setting', subject: `provider.aws.${subject}`, value, reason };
}

function overrideOf({ alias, settings }: AwsProviderBlock): { text: string; substitutions: Substitution[] } {
  const nulls = dropped.filter((name) => settings.includes(name));
  const empty = emptied.filter((name) => settings.includes(name));
  const region = settings.includes('region') ? [] : [`region = ${JSON.stringify(defaultRegion)}`];
  const lines = [
    ...(alias === null ? [] : [`alias = ${JSON.stringify(alias)}`]),
    ...region,
    ...offline,
    ...nulls.map((name) => `${name} = null`),
    ...empty.map((name) => `${name} {}`),
  ];
  return {
    text: `provider "aws" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`,
    substitutions: [
      substitution(
        alias === null ? 'credentials' : `${alias}.credentials`,
        'open nothing',
        'plain mode has no account: keys that open nothing, and nothing asked of AWS before the first resource',
      ),
      ...region.map(() =>
        substitution(
          'region',
          defaultRegion,
          'The configuration names no region that is known while planning.',
        ),
      ),
      ...[...nulls, ...empty].map((name) =>
        substitution(name, 'dropped', 'The rehearsal has no account and no network.'),
      ),
    ],
  };
}

/**
 * Override texts for plain mode, one for each configuration of the AWS provider: the answer's own blocks, aliases and
 * child modules included, and the default configuration of the root module where no block is written (Terraform takes
 * an absent block as an empty one, and lets an override file fill it).
 */
export function providerOverrides(
  blocks: readonly AwsProviderBlock[],
  root: string,
): readonly {
  readonly folder: string;
  readonly text: string;
  readonly substitutions: readonly Substitution[];
}[] {
  const hasDefault = blocks.some(({ folder, alias }) => folder === root && alias === null);
  const all = hasDefault ? blocks : [...blocks, { folder: root, alias: null, settings: [] }];
  return all.map((block) => ({ folder: block.folder, ...overrideOf(block) }));
}
