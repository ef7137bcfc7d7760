import { textOf, textsOf } from '../../utility/values.js';
import { dnsSuffixOf, zoneNames } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { askedTags, standing } from './question.js';

const engineVersions: Readonly<Record<string, string>> = {
  'aurora-mysql': '8.0.mysql_aurora.3.08.0',
  'aurora-postgresql': '16.4',
  mariadb: '10.11.9',
  mysql: '8.0.40',
  postgres: '16.4',
  docdb: '5.0.0',
  neptune: '1.3.2.0',
};

const engineVersion = (scene: Scene): string =>
  textsOf(scene.values.preferred_versions)[0] ??
  textOf(scene.values.version) ??
  engineVersions[scene.text('engine')] ??
  '16.4';

const database = (scene: Scene): string =>
  scene.text('db_instance_identifier') || scene.text('cluster_identifier');

const host = (scene: Scene, label: string): string =>
  scene.invent(
    `${database(scene)}.${label}c${scene.chance('host').text('abcdefghijklmnopqrstuvwxyz0123456789', 11)}.${scene.region}.rds.${dnsSuffixOf(scene.region)}`,
  );

const subnets = (scene: Scene): string[] =>
  [0, 1, 2].map((zone) => standing(scene, 'subnet-', 'platform', String(zone)));

/** Databases, caches, tables. */
export const databases: Readonly<Record<string, Rule>> = {
  aws_db_instance: {
    id: '{db_instance_identifier}',
    db_instance_identifier: 'database',
    db_instance_arn: 'arn=rds:ra:db:{db_instance_identifier}',
    address: (scene) => host(scene, ''),
    endpoint: '{address}:3306',
    port: () => 3306,
    db_instance_port: () => 0,
    engine: 'mysql',
    engine_version: '8.0.40',
    db_instance_class: 'db.t3.micro',
    allocated_storage: () => 20,
    storage_type: 'gp3',
    storage_encrypted: () => true,
    resource_id: 'db-{upper:26}',
    master_username: 'admin',
    db_name: 'app',
    db_subnet_group: 'default',
    kms_key_id: 'arn=kms:ra:key/{uuid}',
    availability_zone: (scene) => zoneNames(scene.region)[0] ?? '',
    master_user_secret: () => [],
    vpc_security_groups: (scene) => [standing(scene, 'sg-', 'database')],
    tags: askedTags,
  },
  aws_db_instances: {
    id: '{place.region}',
    instance_identifiers: () => ['database'],
    instance_arns: (scene) => [scene.arn('rds', 'ra', 'db:database')],
    tags: askedTags,
  },
  aws_db_subnet_group: {
    id: '{name}',
    arn: 'arn=rds:ra:subgrp:{name}',
    subnet_ids: subnets,
    vpc_id: (scene) => standing(scene, 'vpc-', 'default'),
    status: 'Complete',
    supported_network_types: () => ['IPV4'],
  },
  aws_db_snapshot: {
    id: '{db_snapshot_identifier}',
    db_snapshot_identifier: (scene) => `${database(scene) || 'database'}-2026-01-01`,
    db_snapshot_arn: 'arn=rds:ra:snapshot:{id}',
    status: 'available',
    allocated_storage: () => 20,
    engine: 'mysql',
    engine_version: '8.0.40',
  },
  aws_db_cluster_snapshot: {
    id: '{db_cluster_snapshot_identifier}',
    db_cluster_snapshot_identifier: 'cluster-2026-01-01',
    db_cluster_snapshot_arn: 'arn=rds:ra:cluster-snapshot:{id}',
    status: 'available',
  },
  aws_db_parameter_group: { id: '{name}', arn: 'arn=rds:ra:pg:{name}', family: 'mysql8.0', description: '' },
  aws_db_proxy: {
    id: '{name}',
    arn: 'arn=rds:ra:db-proxy:prx-{hex:17}',
    endpoint: '{name}.proxy-{lower:12}.{place.region}.rds.{suffix}',
  },
  aws_rds_cluster: {
    id: '{cluster_identifier}',
    arn: 'arn=rds:ra:cluster:{cluster_identifier}',
    endpoint: (scene) => host(scene, 'cluster-'),
    reader_endpoint: (scene) => host(scene, 'cluster-ro-'),
    hosted_zone_id: 'Z2R2ITUGPM61AM',
    engine: 'aurora-mysql',
    engine_mode: 'provisioned',
    engine_version: '8.0.mysql_aurora.3.08.0',
    port: () => 3306,
    cluster_resource_id: 'cluster-{upper:26}',
    master_username: 'admin',
    database_name: 'app',
    availability_zones: (scene) => [...zoneNames(scene.region)],
    cluster_members: (scene) => [`${scene.text('cluster_identifier')}-1`],
    vpc_security_group_ids: (scene) => [standing(scene, 'sg-', 'database')],
    master_user_secret: () => [],
    tags: askedTags,
  },
  aws_rds_engine_version: {
    id: '{version}',
    version: engineVersion,
    version_actual: engineVersion,
    engine_description: '{engine}',
    version_description: '{engine} {version}',
    parameter_group_family: (scene) =>
      textOf(scene.values.parameter_group_family) ??
      `${scene.text('engine')}${engineVersion(scene)
        .split('.')
        .slice(0, scene.text('engine') === 'mysql' || scene.text('engine') === 'aurora-mysql' ? 2 : 1)
        .join('.')}`,
    status: 'available',
    supports_global_databases: () => true,
    supports_log_exports_to_cloudwatch: () => true,
    exportable_log_types: () => ['error', 'general', 'slowquery'],
    valid_upgrade_targets: () => [],
    valid_minor_targets: () => [],
    valid_major_targets: () => [],
  },
  aws_rds_orderable_db_instance: {
    id: '{instance_class}',
    instance_class: (scene) => textsOf(scene.values.preferred_instance_classes)[0] ?? 'db.t3.medium',
    engine_version: (scene) =>
      textsOf(scene.values.preferred_engine_versions)[0] ?? engineVersions[scene.text('engine')] ?? '16.4',
    availability_zones: (scene) => [...zoneNames(scene.region)],
    license_model: 'general-public-license',
    storage_type: 'gp3',
    vpc: () => true,
  },
  aws_rds_certificate: {
    id: 'rds-ca-rsa2048-g1',
    arn: 'arn=rds:r:cert:rds-ca-rsa2048-g1',
    certificate_type: 'CA',
    valid_from: '2021-05-25T22:59:00Z',
    valid_till: '2061-05-25T23:59:00Z',
  },
  aws_elasticache_replication_group: {
    id: '{replication_group_id}',
    arn: 'arn=elasticache:ra:replicationgroup:{replication_group_id}',
    port: () => 6379,
    node_type: 'cache.t3.micro',
    primary_endpoint_address: 'master.{replication_group_id}.{lower:6}.use1.cache.amazonaws.com',
    reader_endpoint_address: 'replica.{replication_group_id}.{lower:6}.use1.cache.amazonaws.com',
    configuration_endpoint_address: '',
  },
  aws_dynamodb_table: {
    id: '{name}',
    arn: 'arn=dynamodb:ra:table/{name}',
    hash_key: 'id',
    billing_mode: 'PAY_PER_REQUEST',
    table_class: 'STANDARD',
    attribute: () => [{ name: 'id', type: 'S' }],
    range_key: '',
    tags: askedTags,
  },
};
