import { createHash } from 'node:crypto';
import { dnsSuffixOf, websiteDomain, websiteZone, zoneNames } from '../place.js';
import { type Rule, type Scene } from '../scene.js';
import { firstZone } from './hosts.js';
import { byId } from './shapes.js';

const ofBucket: Rule = { id: '{bucket}' };
const named: Rule = { id: '{bucket}:{name}' };

const website = (scene: Scene): string =>
  scene.invent(`${scene.text('bucket')}.${websiteDomain(scene.region)}`);

const hasWebsite = (scene: Scene): boolean =>
  Array.isArray(scene.values.website) && scene.values.website.length > 0;

const s3Object: Rule = {
  id: '{key}',
  arn: 'arn=s3::{bucket}/{key}',
  etag: (scene) => {
    const content = scene.values.content;
    return typeof content === 'string'
      ? createHash('md5').update(content).digest('hex')
      : scene.invent(scene.chance('etag').hex(32));
  },
  content_type: (scene) =>
    scene.values.content === null ? 'binary/octet-stream' : 'application/octet-stream',
  server_side_encryption: 'AES256',
  storage_class: 'STANDARD',
  version_id: '',
  checksum_crc32: '',
  checksum_crc32c: '',
  checksum_crc64nvme: '',
  checksum_sha1: '',
  checksum_sha256: '',
};

/** S3, EFS, FSx, backup. */
export const storage: Readonly<Record<string, Rule>> = {
  aws_s3_bucket: {
    id: '{bucket}',
    arn: 'arn=s3::{bucket}',
    bucket_domain_name: '{bucket}.s3.{suffix}',
    bucket_regional_domain_name: '{bucket}.s3.{place.region}.{suffix}',
    hosted_zone_id: (scene) => websiteZone(scene.region),
    region: '{place.region}',
    website_domain: (scene) => (hasWebsite(scene) ? websiteDomain(scene.region) : ''),
    website_endpoint: (scene) => (hasWebsite(scene) ? website(scene) : ''),
    request_payer: 'BucketOwner',
  },
  aws_s3_bucket_accelerate_configuration: ofBucket,
  aws_s3_bucket_acl: {
    id: (scene) =>
      scene.text('acl') === '' ? scene.text('bucket') : `${scene.text('bucket')},${scene.text('acl')}`,
  },
  aws_s3_bucket_cors_configuration: ofBucket,
  aws_s3_bucket_lifecycle_configuration: {
    ...ofBucket,
    transition_default_minimum_object_size: 'all_storage_classes_128K',
  },
  aws_s3_bucket_logging: ofBucket,
  aws_s3_bucket_notification: ofBucket,
  aws_s3_bucket_object_lock_configuration: ofBucket,
  aws_s3_bucket_ownership_controls: ofBucket,
  aws_s3_bucket_policy: ofBucket,
  aws_s3_bucket_public_access_block: ofBucket,
  aws_s3_bucket_replication_configuration: ofBucket,
  aws_s3_bucket_request_payment_configuration: ofBucket,
  aws_s3_bucket_server_side_encryption_configuration: ofBucket,
  aws_s3_bucket_versioning: ofBucket,
  aws_s3_bucket_website_configuration: {
    ...ofBucket,
    website_domain: (scene) => websiteDomain(scene.region),
    website_endpoint: website,
  },
  aws_s3_bucket_metric: named,
  aws_s3_bucket_analytics_configuration: named,
  aws_s3_bucket_inventory: named,
  aws_s3_bucket_intelligent_tiering_configuration: named,
  aws_s3_object: s3Object,
  aws_s3_bucket_object: s3Object,
  aws_s3_object_copy: s3Object,
  aws_s3_access_point: {
    id: '{account}:{name}',
    account_id: '{account}',
    arn: 'arn=s3:ra:accesspoint/{name}',
    alias: '{name}-{lower:28}-s3alias',
    domain_name: '{name}-{account}.s3-accesspoint.{place.region}.{suffix}',
    bucket_account_id: '{account}',
    network_origin: 'Internet',
  },
  aws_s3_account_public_access_block: { id: '{account}', account_id: '{account}' },
  aws_s3_directory_bucket: { id: '{bucket}', arn: 'arn=s3express:ra:bucket/{bucket}' },
  aws_efs_file_system: {
    id: 'fs-{hex:17}',
    arn: 'arn=elasticfilesystem:ra:file-system/{id}',
    dns_name: '{id}.efs.{place.region}.{suffix}',
    creation_token: 'terraform-{digits:26}',
    performance_mode: 'generalPurpose',
    availability_zone_id: '',
    availability_zone_name: '',
    name: '',
    kms_key_id: (scene) =>
      scene.values.encrypted === true ? scene.arn('kms', 'ra', `key/${scene.chance('kms').uuid()}`) : '',
    size_in_bytes: () => [{ value: 6144, value_in_ia: 0, value_in_standard: 6144 }],
  },
  aws_efs_mount_target: {
    id: 'fsmt-{hex:17}',
    dns_name: '{file_system_id}.efs.{place.region}.{suffix}',
    mount_target_dns_name: (scene) =>
      scene.invent(
        `${zoneNames(scene.region)[0] ?? ''}.${scene.text('file_system_id')}.efs.${scene.region}.${dnsSuffixOf(scene.region)}`,
      ),
    file_system_arn: 'arn=elasticfilesystem:ra:file-system/{file_system_id}',
    availability_zone_name: firstZone,
    ip_address: (scene) => scene.invent(`10.0.1.${scene.chance('ip').integer(10, 250)}`),
    security_groups: (scene) => [scene.invent(`sg-${scene.chance('sg').hex(17)}`)],
  },
  aws_efs_access_point: {
    id: 'fsap-{hex:17}',
    arn: 'arn=elasticfilesystem:ra:access-point/{id}',
    file_system_arn: 'arn=elasticfilesystem:ra:file-system/{file_system_id}',
  },
  aws_efs_backup_policy: { id: '{file_system_id}' },
  aws_efs_file_system_policy: { id: '{file_system_id}' },
  aws_fsx_lustre_file_system: {
    id: 'fs-{hex:17}',
    arn: 'arn=fsx:ra:file-system/{id}',
    dns_name: '{id}.fsx.{place.region}.{suffix}',
    mount_name: '{lower:8}',
  },
  aws_fsx_windows_file_system: {
    id: 'fs-{hex:17}',
    arn: 'arn=fsx:ra:file-system/{id}',
    dns_name: '{id}.fsx.{place.region}.{suffix}',
  },
  aws_backup_vault: {
    id: '{name}',
    arn: 'arn=backup:ra:backup-vault:{name}',
    kms_key_arn: 'arn=kms:ra:key/{uuid}',
  },
  aws_backup_plan: { id: '{uuid}', arn: 'arn=backup:ra:backup-plan:{id}', version: '{mixed:48}' },
  aws_backup_selection: { id: '{uuid}' },
  aws_backup_vault_policy: {
    id: '{backup_vault_name}',
    backup_vault_arn: 'arn=backup:ra:backup-vault:{backup_vault_name}',
  },
  aws_backup_vault_lock_configuration: {
    id: '{backup_vault_name}',
    backup_vault_arn: 'arn=backup:ra:backup-vault:{backup_vault_name}',
  },
  aws_backup_vault_notifications: {
    id: '{backup_vault_name}',
    backup_vault_arn: 'arn=backup:ra:backup-vault:{backup_vault_name}',
  },
  aws_backup_region_settings: { id: '{account}' },
  aws_backup_global_settings: { id: '{account}' },
  aws_transfer_server: {
    id: 's-{hex:17}',
    arn: 'arn=transfer:ra:server/{id}',
    endpoint: '{id}.server.transfer.{place.region}.{suffix}',
    protocols: () => ['SFTP'],
  },
  aws_transfer_user: { id: '{server_id}/{user_name}', arn: 'arn=transfer:ra:user/{server_id}/{user_name}' },
  aws_transfer_workflow: byId('w-{hex:17}', 'transfer:ra:workflow/{id}'),
  aws_transfer_connector: {
    connector_id: 'c-{hex:17}',
    id: '{connector_id}',
    arn: 'arn=transfer:ra:connector/{id}',
  },
  aws_transfer_profile: { profile_id: 'p-{hex:17}', id: '{profile_id}', arn: 'arn=transfer:ra:profile/{id}' },
  aws_transfer_certificate: {
    certificate_id: 'cert-{hex:17}',
    id: '{certificate_id}',
    arn: 'arn=transfer:ra:certificate/{id}',
  },
  aws_transfer_agreement: {
    agreement_id: 'a-{hex:17}',
    id: '{server_id}/{agreement_id}',
    arn: 'arn=transfer:ra:agreement/{id}',
  },
};
