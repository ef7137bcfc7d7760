import { type Rule, type Scene } from '../scene.js';

const multiRegion = (scene: Scene): boolean => scene.values.multi_region === true;

const kmsKey: Rule = {
  id: '{key_id}',
  key_id: (scene) =>
    multiRegion(scene)
      ? scene.invent(`mrk-${scene.chance('key').hex(32)}`)
      : scene.invent(scene.chance('key').uuid()),
  arn: 'arn=kms:ra:key/{key_id}',
  policy: (scene) =>
    JSON.stringify({
      Id: 'key-default-1',
      Statement: [
        {
          Action: 'kms:*',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${scene.account}:root` },
          Resource: '*',
          Sid: 'Enable IAM User Permissions',
        },
      ],
      Version: '2012-10-17',
    }),
  rotation_period_in_days: (scene) => (scene.values.enable_key_rotation === true ? 365 : 0),
};

/** IAM, KMS, Secrets Manager, SSM, Organizations, SSO, Cognito. */
export const identity: Readonly<Record<string, Rule>> = {
  aws_iam_role: { id: '{name}', arn: 'arn=iam:a:role{path}{name}', unique_id: 'AROA{upper:17}' },
  aws_iam_policy: {
    id: '{arn}',
    arn: 'arn=iam:a:policy{path}{name}',
    policy_id: 'ANPA{upper:17}',
    attachment_count: () => 0,
  },
  aws_iam_role_policy: { id: '{role}:{name}' },
  aws_iam_role_policy_attachment: { id: '{role}-{digits:26}' },
  aws_iam_instance_profile: {
    id: '{name}',
    arn: 'arn=iam:a:instance-profile{path}{name}',
    unique_id: 'AIPA{upper:17}',
  },
  aws_iam_user: { id: '{name}', arn: 'arn=iam:a:user{path}{name}', unique_id: 'AIDA{upper:17}' },
  aws_iam_group: { id: '{name}', arn: 'arn=iam:a:group{path}{name}', unique_id: 'AGPA{upper:17}' },
  aws_iam_user_policy: { id: '{user}:{name}' },
  aws_iam_group_policy: { id: '{group}:{name}' },
  aws_iam_user_policy_attachment: { id: '{user}-{digits:26}' },
  aws_iam_group_policy_attachment: { id: '{group}-{digits:26}' },
  aws_iam_policy_attachment: { id: '{name}' },
  aws_iam_group_membership: { id: '{name}' },
  aws_iam_user_group_membership: { id: 'terraform-{digits:26}' },
  aws_iam_access_key: {
    id: 'AKIA{upper:16}',
    secret: '{mixed:40}',
    ses_smtp_password_v4: '{mixed:44}',
    encrypted_secret: '',
    encrypted_ses_smtp_password_v4: '',
    key_fingerprint: '',
  },
  aws_iam_openid_connect_provider: {
    id: '{arn}',
    arn: (scene) => scene.arn('iam', 'a', `oidc-provider/${scene.text('url').replace(/^https:\/\//, '')}`),
    thumbprint_list: (scene) => [scene.invent(scene.chance('thumbprint').hex(40))],
  },
  aws_iam_saml_provider: {
    id: '{arn}',
    arn: 'arn=iam:a:saml-provider/{name}',
    valid_until: '2027-01-01T00:00:00Z',
  },
  aws_iam_service_linked_role: {
    id: '{arn}',
    name: 'AWSServiceRoleFor{letters:12}',
    path: '/aws-service-role/{aws_service_name}/',
    arn: 'arn=iam:a:role{path}{name}',
    unique_id: 'AROA{upper:17}',
  },
  aws_iam_account_password_policy: { id: 'iam-account-password-policy' },
  aws_iam_account_alias: { id: '{account_alias}' },
  aws_iam_user_login_profile: { id: '{user}', password: '{mixed:20}' },
  aws_iam_server_certificate: { id: 'ASCA{upper:17}', arn: 'arn=iam:a:server-certificate{path}{name}' },
  aws_kms_key: kmsKey,
  aws_kms_external_key: kmsKey,
  aws_kms_replica_key: {
    ...kmsKey,
    key_id: (scene) => scene.text('primary_key_arn').split('/').pop() ?? '',
  },
  aws_kms_alias: {
    id: '{name}',
    arn: 'arn=kms:ra:{name}',
    target_key_arn: (scene) => {
      const target = scene.text('target_key_id');
      return target.startsWith('arn:') ? target : scene.arn('kms', 'ra', `key/${target}`);
    },
    name: 'alias/terraform-{digits:26}',
  },
  aws_kms_key_policy: { id: '{key_id}' },
  aws_kms_grant: { grant_id: '{hex:64}', id: '{key_id}:{grant_id}', grant_token: '{mixed:64}' },
  aws_kms_ciphertext: { id: '{digits:19}', ciphertext_blob: '{mixed:64}' },
  aws_secretsmanager_secret: {
    id: '{arn}',
    arn: 'arn=secretsmanager:ra:secret:{name}-{mixed:6}',
    policy: '',
  },
  aws_secretsmanager_secret_version: {
    id: '{secret_id}|{version_id}',
    arn: '{secret_id}',
    version_id: 'terraform-{digits:26}',
    version_stages: () => ['AWSCURRENT'],
  },
  aws_secretsmanager_secret_policy: { id: '{secret_arn}' },
  aws_secretsmanager_secret_rotation: { id: '{secret_id}' },
  aws_ssm_parameter: {
    id: '{name}',
    arn: (scene) => scene.arn('ssm', 'ra', `parameter/${scene.text('name').replace(/^\//, '')}`),
    version: () => 1,
    data_type: 'text',
    tier: 'Standard',
    key_id: (scene) => (scene.text('type') === 'SecureString' ? 'alias/aws/ssm' : ''),
    value: '{insecure_value}',
    insecure_value: (scene) => (scene.text('type') === 'SecureString' ? '' : (scene.values.value ?? '')),
  },
  aws_ssm_document: {
    id: '{name}',
    arn: 'arn=ssm:ra:document/{name}',
    default_version: '1',
    document_version: '1',
    latest_version: '1',
    schema_version: '2.2',
    status: 'Active',
    owner: '{account}',
  },
  aws_ssm_association: {
    association_id: '{uuid}',
    id: '{association_id}',
    arn: 'arn=ssm:ra:association/{association_id}',
  },
  aws_ssm_maintenance_window: { id: 'mw-{hex:17}' },
  aws_ssm_maintenance_window_target: { id: '{uuid}' },
  aws_ssm_maintenance_window_task: {
    id: '{uuid}',
    window_task_id: '{id}',
    arn: 'arn=ssm:ra:windowtask/{id}',
  },
  aws_ssm_patch_baseline: { id: 'pb-{hex:17}', arn: 'arn=ssm:ra:patchbaseline/{id}' },
  aws_ssm_patch_group: { id: '{patch_group},{baseline_id}' },
  aws_organizations_organization: {
    id: 'o-{lower:10}',
    arn: 'arn=organizations:a:organization/{id}',
    master_account_arn: 'arn=organizations:a:account/{id}/{account}',
    master_account_id: '{account}',
    master_account_email: 'owner@example.com',
    master_account_name: 'management',
    non_master_accounts: () => [],
    accounts: (scene) => [
      {
        arn: scene.text('master_account_arn'),
        email: 'owner@example.com',
        id: scene.account,
        name: 'management',
        status: 'ACTIVE',
      },
    ],
    roots: (scene) => {
      const id = scene.invent(`r-${scene.chance('root').text('abcdefghijklmnopqrstuvwxyz0123456789', 4)}`);
      return [
        {
          arn: scene.arn('organizations', 'a', `root/${scene.text('id')}/${id}`),
          id,
          name: 'Root',
          policy_types: [],
        },
      ];
    },
  },
  aws_organizations_organizational_unit: {
    id: 'ou-{lower:4}-{lower:8}',
    arn: 'arn=organizations:a:ou/o-{lower:10}/{id}',
    accounts: () => [],
  },
  aws_organizations_account: {
    id: '{digits:12}',
    arn: 'arn=organizations:a:account/o-{lower:10}/{id}',
    joined_method: 'CREATED',
  },
  aws_organizations_policy: {
    id: 'p-{lower:8}',
    arn: 'arn=organizations:a:policy/o-{lower:10}/service_control_policy/{id}',
  },
  aws_organizations_policy_attachment: { id: '{target_id}:{policy_id}' },
  aws_organizations_delegated_administrator: { id: '{account_id}/{service_principal}' },
  aws_ssoadmin_permission_set: {
    arn: 'arn=sso::permissionSet/ssoins-{hex:16}/ps-{hex:16}',
    id: '{arn},{instance_arn}',
  },
  aws_ssoadmin_account_assignment: {
    id: '{principal_id},{principal_type},{target_id},{target_type},{permission_set_arn},{instance_arn}',
  },
  aws_ssoadmin_managed_policy_attachment: { id: '{managed_policy_arn},{permission_set_arn},{instance_arn}' },
  aws_cognito_user_pool: {
    id: '{place.region}_{mixed:9}',
    arn: 'arn=cognito-idp:ra:userpool/{id}',
    endpoint: 'cognito-idp.{place.region}.amazonaws.com/{id}',
    domain: '',
    custom_domain: '',
    user_pool_tier: 'ESSENTIALS',
  },
  aws_cognito_user_pool_client: {
    id: '{lower:26}',
    client_secret: (scene) =>
      scene.values.generate_secret === true
        ? scene.invent(scene.chance('secret').text('abcdefghijklmnopqrstuvwxyz0123456789', 51))
        : '',
  },
  aws_cognito_user_pool_domain: {
    id: '{domain}',
    aws_account_id: '{account}',
    cloudfront_distribution: '{lower:14}.cloudfront.net',
    cloudfront_distribution_arn: '{cloudfront_distribution}',
    cloudfront_distribution_zone_id: 'Z2FDTNDATAQYW2',
    s3_bucket: 'aws-cognito-prod-{lower:8}',
    version: '20260101000000',
  },
  aws_cognito_identity_pool: {
    id: '{place.region}:{uuid}',
    arn: 'arn=cognito-identity:ra:identitypool/{id}',
  },
  aws_cognito_identity_pool_roles_attachment: { id: '{identity_pool_id}' },
  aws_cognito_user_group: { id: '{user_pool_id}/{name}' },
  aws_cognito_identity_provider: { id: '{user_pool_id}:{provider_name}' },
  aws_cognito_resource_server: { id: '{user_pool_id}|{identifier}' },
  aws_accessanalyzer_analyzer: {
    id: '{analyzer_name}',
    arn: 'arn=access-analyzer:ra:analyzer/{analyzer_name}',
  },
};
