import { textOf } from '../../utility/values.js';
import { partitionOf } from '../fill/place.js';
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

/** AWS's own policies have no account in their ARN; which ones they are shows only in the name asked for. */
function isManaged(scene: Scene): boolean {
  const name = textOf(scene.values.name) ?? '';
  return /^(AWS|Amazon|AdministratorAccess|PowerUserAccess|ReadOnlyAccess|SecurityAudit|ViewOnlyAccess|CloudWatch|IAM|Job)/.test(
    name,
  );
}

const policyArn = (scene: Scene): string =>
  isManaged(scene)
    ? scene.invent(`arn:${partitionOf(scene.region)}:iam::aws:policy/${scene.text('name')}`)
    : scene.arn('iam', 'a', `policy/${scene.text('name')}`);

const emptyPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

const trust = (service: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
  });

const rootId = (scene: Scene): string => scene.invent(`r-${scene.account.slice(0, 4)}`);
const organizationId = (scene: Scene): string =>
  scene.invent(`o-${standing(scene, '', 'organization').slice(0, 10)}`);

const management = (scene: Scene): Record<string, string> => ({
  arn: scene.arn('organizations', 'a', `account/${organizationId(scene)}/${scene.account}`),
  email: 'owner@example.com',
  id: scene.account,
  name: 'management',
  status: 'ACTIVE',
});

const member = (scene: Scene): Record<string, string> => ({
  ...management(scene),
  arn: scene.arn('organizations', 'a', `account/${organizationId(scene)}/210987654321`),
  email: 'member@example.com',
  id: '210987654321',
  name: 'workload',
});

/** Callers, IAM, KMS, secrets, parameters, organizations. */
export const identity: Readonly<Record<string, Rule>> = {
  aws_caller_identity: {
    id: '{account}',
    account_id: '{account}',
    arn: 'arn=iam:a:user/plumbline',
    user_id: 'AIDAIOSFODNN7EXAMPLE2',
  },
  aws_iam_session_context: {
    id: '{arn}',
    issuer_arn: '{arn}',
    issuer_id: '',
    issuer_name: '',
    session_name: '',
  },
  aws_iam_account_alias: { id: '{account_alias}', account_alias: 'example-account' },
  aws_canonical_user_id: { id: '{hex:64}', display_name: 'owner' },
  aws_default_tags: { id: '{partition}', tags: () => ({}) },
  aws_iam_role: {
    id: '{name}',
    arn: 'arn=iam:a:role/{name}',
    path: '/',
    assume_role_policy: () => trust('ec2.amazonaws.com'),
    max_session_duration: () => 3600,
    permissions_boundary: '',
    description: '',
    unique_id: 'AROA{upper:17}',
    role_last_used: () => [],
    tags: askedTags,
  },
  aws_iam_roles: {
    id: '{place.region}',
    names: () => ['application'],
    arns: (scene) => [scene.arn('iam', 'a', 'role/application')],
  },
  aws_iam_users: {
    id: '{place.region}',
    names: () => ['operator'],
    arns: (scene) => [scene.arn('iam', 'a', 'user/operator')],
  },
  aws_iam_user: {
    id: '{user_id}',
    user_id: 'AIDA{upper:17}',
    arn: 'arn=iam:a:user/{user_name}',
    path: '/',
    permissions_boundary: '',
  },
  aws_iam_group: {
    id: '{group_id}',
    group_id: 'AGPA{upper:17}',
    arn: 'arn=iam:a:group/{group_name}',
    path: '/',
    users: () => [],
  },
  aws_iam_policy: {
    id: '{arn}',
    arn: policyArn,
    name: (scene) => (textOf(scene.values.arn) ?? 'policy').split('/').pop() ?? 'policy',
    path: '/',
    policy: () => emptyPolicy,
    policy_id: 'ANPA{upper:17}',
    attachment_count: () => 0,
    description: '',
    tags: askedTags,
  },
  aws_iam_instance_profile: {
    id: '{name}',
    arn: 'arn=iam:a:instance-profile/{name}',
    path: '/',
    role_name: '{name}',
    role_arn: 'arn=iam:a:role/{name}',
    role_id: 'AROA{upper:17}',
  },
  aws_iam_openid_connect_provider: {
    id: '{arn}',
    url: (scene) =>
      (textOf(scene.values.arn) ?? '').split('oidc-provider/')[1] ??
      `oidc.eks.${scene.region}.amazonaws.com/id/EXAMPLE`,
    arn: (scene) => scene.arn('iam', 'a', `oidc-provider/${scene.text('url').replace(/^https:\/\//, '')}`),
    client_id_list: () => ['sts.amazonaws.com'],
    thumbprint_list: () => ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
    tags: askedTags,
  },
  aws_iam_server_certificate: {
    id: 'ASCA{upper:17}',
    arn: 'arn=iam:a:server-certificate/{name}',
    name: 'certificate',
    path: '/',
  },
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
  aws_organizations_organization: {
    id: organizationId,
    arn: (scene) => scene.arn('organizations', 'a', `organization/${organizationId(scene)}`),
    accounts: (scene) => [management(scene), member(scene)],
    non_master_accounts: (scene) => [member(scene)],
    aws_service_access_principals: () => ['cloudtrail.amazonaws.com', 'config.amazonaws.com'],
    enabled_policy_types: () => ['SERVICE_CONTROL_POLICY'],
    feature_set: 'ALL',
    master_account_arn: (scene) => management(scene).arn ?? '',
    master_account_email: 'owner@example.com',
    master_account_id: '{account}',
    master_account_name: 'management',
    roots: (scene) => [
      {
        arn: scene.arn('organizations', 'a', `root/${organizationId(scene)}/${rootId(scene)}`),
        id: rootId(scene),
        name: 'Root',
        policy_types: [{ status: 'ENABLED', type: 'SERVICE_CONTROL_POLICY' }],
      },
    ],
  },
  aws_organizations_organizational_units: {
    id: '{parent_id}',
    children: (scene) => [
      {
        arn: scene.arn('organizations', 'a', `ou/${organizationId(scene)}/ou-1234-abcdefgh`),
        id: 'ou-1234-abcdefgh',
        name: 'Workloads',
      },
    ],
  },
  aws_ssoadmin_instances: {
    id: '{place.region}',
    arns: (scene) => [
      scene.invent(
        `arn:${partitionOf(scene.region)}:sso:::instance/ssoins-${standing(scene, '', 'sso').slice(0, 16)}`,
      ),
    ],
    identity_store_ids: (scene) => [scene.invent(`d-${standing(scene, '', 'store').slice(0, 10)}`)],
  },
};
