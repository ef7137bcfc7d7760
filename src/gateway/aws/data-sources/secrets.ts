import { textOf } from '../../utility/values.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { imageOfParameter } from './images.js';
import { askedTags, standing } from './question.js';

const parameterValue = (scene: Scene): string => {
  const name = scene.text('name');
  if (/ami|image_id/i.test(name)) return imageOfParameter(scene, name);
  if (/vpc[-_/]?id/i.test(name)) return standing(scene, 'vpc-', 'default');
  if (/subnet/i.test(name)) return standing(scene, 'subnet-', name);
  if (/security[-_]?group|(^|[-_/])sg([-_/]|$)/i.test(name)) return standing(scene, 'sg-', name);
  if (/arn$/i.test(name)) return scene.arn('ssm', 'ra', `parameter${name}`);
  return scene.invent(`value-${scene.chance('parameter').hex(12)}`);
};

const nameOfSecret = (scene: Scene): string =>
  textOf(scene.values.name) ??
  (textOf(scene.values.arn) ?? '')
    .split(':')
    .pop()
    ?.replace(/-\w{6}$/, '') ??
  'secret';

const secretArn = (scene: Scene): string => {
  const given = textOf(scene.values.secret_id) ?? '';
  return given.startsWith('arn:')
    ? given
    : scene.arn(
        'secretsmanager',
        'ra',
        `secret:${given}-${scene.chance('secret').text('abcdefghijklmnopqrstuvwxyz', 6)}`,
      );
};

/** What applications keep in a secret; answers decode it and read one of these. */
const secretString = (scene: Scene): string => {
  const password = scene
    .chance('password')
    .text('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789', 20);
  const host = `database.${scene.chance('host').hex(12)}.${scene.region}.rds.amazonaws.com`;
  return scene.invent(
    JSON.stringify({
      username: 'dbadmin',
      password,
      engine: 'mysql',
      host,
      port: 3306,
      dbname: 'app',
      database: 'app',
      db_username: 'dbadmin',
      db_password: password,
      api_key: password,
    }),
  );
};

const keyId = (scene: Scene): string => {
  const asked = scene.text('key_id');
  const last = asked.split('/').pop() ?? '';
  return /^(mrk-)?[0-9a-f-]{32,36}$/.test(last) ? last : scene.invent(scene.chance(`key ${last}`).uuid());
};

/** Keys, secrets and parameters. */
export const secrets: Readonly<Record<string, Rule>> = {
  aws_kms_key: {
    id: keyId,
    arn: (scene) =>
      scene.text('key_id').includes(':key/')
        ? scene.text('key_id')
        : scene.arn('kms', 'ra', `key/${keyId(scene)}`),
    aws_account_id: '{account}',
    customer_master_key_spec: 'SYMMETRIC_DEFAULT',
    key_spec: 'SYMMETRIC_DEFAULT',
    key_state: 'Enabled',
    key_usage: 'ENCRYPT_DECRYPT',
    key_manager: (scene) => (scene.text('key_id').startsWith('alias/aws/') ? 'AWS' : 'CUSTOMER'),
    origin: 'AWS_KMS',
    enabled: () => true,
    multi_region: () => false,
    multi_region_configuration: () => [],
    xks_key_configuration: () => [],
    description: '',
    deletion_date: '',
    valid_to: '',
    expiration_model: '',
    cloud_hsm_cluster_id: '',
    custom_key_store_id: '',
  },
  aws_kms_alias: {
    id: '{arn}',
    arn: 'arn=kms:ra:{name}',
    target_key_id: (scene) => scene.invent(scene.chance(scene.text('name')).uuid()),
    target_key_arn: 'arn=kms:ra:key/{target_key_id}',
  },
  aws_kms_secrets: {
    id: '{place.region}',
    plaintext: (scene) => {
      const secrets = Array.isArray(scene.values.secret) ? scene.values.secret : [];
      const names = secrets.flatMap((each) =>
        typeof each === 'object' && each !== null && 'name' in each && typeof each.name === 'string'
          ? [each.name]
          : [],
      );
      return Object.fromEntries(names.map((name) => [name, scene.invent(scene.chance(name).hex(16))]));
    },
  },
  aws_secretsmanager_secret: {
    id: '{arn}',
    arn: (scene) =>
      scene.arn(
        'secretsmanager',
        'ra',
        `secret:${nameOfSecret(scene)}-${scene.chance('secret').text('abcdefghijklmnopqrstuvwxyz', 6)}`,
      ),
    name: nameOfSecret,
    description: '',
    kms_key_id: '',
    policy: '',
    tags: askedTags,
  },
  aws_secretsmanager_secret_version: {
    id: '{secret_id}|AWSCURRENT',
    arn: secretArn,
    secret_string: secretString,
    secret_binary: '',
    version_id: '{uuid}',
    version_stages: () => ['AWSCURRENT'],
  },
  aws_secretsmanager_secrets: {
    id: '{place.region}',
    names: () => ['secret'],
    arns: (scene) => [scene.arn('secretsmanager', 'ra', 'secret:secret-abcdef')],
  },
  aws_secretsmanager_random_password: { id: '{hex:17}', random_password: '{mixed:32}' },
  aws_ssm_parameter: {
    id: '{name}',
    arn: (scene) => scene.arn('ssm', 'ra', `parameter/${scene.text('name').replace(/^\//, '')}`),
    value: parameterValue,
    insecure_value: (scene) => (scene.text('type') === 'SecureString' ? '' : scene.text('value')),
    type: (scene) => (/passw|secret|token/i.test(scene.text('name')) ? 'SecureString' : 'String'),
    version: () => 1,
  },
  aws_ssm_parameters_by_path: {
    id: '{path}',
    names: (scene) => [`${scene.text('path').replace(/\/$/, '')}/value`],
    arns: (scene) => [scene.arn('ssm', 'ra', `parameter${scene.text('path').replace(/\/$/, '')}/value`)],
    types: () => ['String'],
    values: () => ['value'],
  },
};
