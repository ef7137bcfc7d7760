import { textOf } from '../../utility/values.js';
import { partitionOf } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { askedTags, standing } from './question.js';

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

export const member = (scene: Scene): Record<string, string> => ({
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
