import { dnsSuffixOf, zoneNames } from '../place.js';
import { type Rule, type Scene } from '../scene.js';
import { firstZone, lowerAlphabet } from './hosts.js';
import { numberOf } from '../../../utility/values.js';

/** Port that an engine listens on unless told otherwise. */
const portOf = (scene: Scene): number => {
  const engine = scene.text('engine');
  if (engine.includes('postgres')) return 5432;
  if (engine.startsWith('oracle')) return 1521;
  if (engine.startsWith('sqlserver')) return 1433;
  if (engine.startsWith('db2')) return 50000;
  return engine === 'memcached' ? 11211 : engine === 'redis' || engine === 'valkey' ? 6379 : 3306;
};

const versionOf = (scene: Scene): string => {
  const engine = scene.text('engine');
  if (engine.includes('postgres')) return '16.4';
  if (engine === 'mariadb') return '10.11.9';
  if (engine === 'aurora-mysql') return '8.0.mysql_aurora.3.08.0';
  if (engine.startsWith('oracle')) return '19.0.0.0.ru-2024-10.rur-2024-10.r1';
  if (engine.startsWith('sqlserver')) return '16.00.4165.4.v1';
  return '8.0.40';
};

/** Every RDS endpoint of an account and region shares one made-up label. */
const host = (scene: Scene, name: string, label = ''): string =>
  scene.invent(
    `${name}.${label}c${scene.chance('endpoint').text(lowerAlphabet, 11)}.${scene.region}.rds.${dnsSuffixOf(scene.region)}`,
  );

const masterSecret = (scene: Scene): { kms_key_id: string; secret_arn: string; secret_status: string }[] =>
  scene.values.manage_master_user_password === true
    ? [
        {
          kms_key_id: scene.arn('kms', 'ra', `key/${scene.chance('kms').uuid()}`),
          secret_arn: scene.arn(
            'secretsmanager',
            'ra',
            `secret:rds!db-${scene.chance('secret').uuid()}-${scene.chance('suffix').text(lowerAlphabet, 6)}`,
          ),
          secret_status: 'active',
        },
      ]
    : [];

const encryptionKey = (scene: Scene): string =>
  scene.values.storage_encrypted === true ? scene.arn('kms', 'ra', `key/${scene.chance('kms').uuid()}`) : '';

const aurora: Rule = {
  id: '{cluster_identifier}',
  arn: 'arn=rds:ra:cluster:{cluster_identifier}',
  cluster_resource_id: 'cluster-{upper:26}',
  endpoint: (scene) => host(scene, scene.text('cluster_identifier'), 'cluster-'),
  reader_endpoint: (scene) => host(scene, scene.text('cluster_identifier'), 'cluster-ro-'),
  hosted_zone_id: 'Z2R2ITUGPM61AM',
  port: portOf,
  engine: 'aurora-mysql',
  engine_version: versionOf,
  engine_version_actual: '{engine_version}',
  engine_lifecycle_support: 'open-source-rds-extended-support',
  availability_zones: (scene) => [...zoneNames(scene.region)],
  backup_retention_period: () => 1,
  cluster_members: () => [],
  db_cluster_parameter_group_name: 'default.{engine}',
  db_subnet_group_name: 'default',
  kms_key_id: encryptionKey,
  master_user_secret: masterSecret,
  network_type: 'IPV4',
  preferred_backup_window: '03:00-03:30',
  preferred_maintenance_window: 'sun:05:00-sun:05:30',
  database_insights_mode: 'standard',
  performance_insights_retention_period: (scene) =>
    scene.values.performance_insights_enabled === true ? 7 : 0,
};

const parameterGroup = (kind: string): Rule => ({ id: '{name}', arn: `arn=rds:ra:${kind}:{name}` });

const clusterInstance: Rule = {
  id: '{identifier}',
  arn: 'arn=rds:ra:db:{identifier}',
  dbi_resource_id: 'db-{upper:26}',
  endpoint: (scene) => host(scene, scene.text('identifier')),
  port: portOf,
  engine_version: versionOf,
  engine_version_actual: '{engine_version}',
  availability_zone: firstZone,
  ca_cert_identifier: 'rds-ca-rsa2048-g1',
  db_subnet_group_name: 'default',
  db_parameter_group_name: 'default.{engine}',
  network_type: 'IPV4',
  kms_key_id: 'arn=kms:ra:key/{uuid}',
  preferred_backup_window: '03:00-03:30',
  preferred_maintenance_window: 'sun:05:00-sun:05:30',
  performance_insights_retention_period: (scene) =>
    scene.values.performance_insights_enabled === true ? 7 : 0,
  storage_encrypted: () => true,
  writer: () => true,
};

/** RDS, Aurora, DocumentDB, Neptune, ElastiCache, DynamoDB, Redshift. */
export const database: Readonly<Record<string, Rule>> = {
  aws_db_instance: {
    id: 'db-{upper:26}',
    resource_id: '{id}',
    arn: 'arn=rds:ra:db:{identifier}',
    address: (scene) => host(scene, scene.text('identifier')),
    endpoint: (scene) => scene.invent(`${scene.text('address')}:${numberOf(scene.settle('port')) ?? 3306}`),
    port: portOf,
    hosted_zone_id: 'Z2R2ITUGPM61AM',
    status: 'available',
    engine: 'mysql',
    engine_version: versionOf,
    engine_version_actual: '{engine_version}',
    engine_lifecycle_support: 'open-source-rds-extended-support',
    allocated_storage: () => 20,
    availability_zone: firstZone,
    backup_retention_period: () => 0,
    backup_target: 'region',
    backup_window: '03:00-03:30',
    ca_cert_identifier: 'rds-ca-rsa2048-g1',
    maintenance_window: 'sun:05:00-sun:05:30',
    db_subnet_group_name: 'default',
    parameter_group_name: 'default.{engine}',
    option_group_name: 'default:{engine}',
    license_model: 'general-public-license',
    listener_endpoint: () => [],
    master_user_secret: masterSecret,
    kms_key_id: encryptionKey,
    network_type: 'IPV4',
    replicas: () => [],
    storage_type: 'gp2',
    database_insights_mode: 'standard',
    username: 'admin',
    latest_restorable_time: '',
    monitoring_role_arn: '',
    performance_insights_retention_period: (scene) =>
      scene.values.performance_insights_enabled === true ? 7 : 0,
    performance_insights_kms_key_id: (scene) =>
      scene.values.performance_insights_enabled === true
        ? scene.arn('kms', 'ra', `key/${scene.chance('insights').uuid()}`)
        : '',
    vpc_security_group_ids: (scene) => [scene.invent(`sg-${scene.chance('sg').hex(17)}`)],
  },
  aws_db_subnet_group: {
    id: '{name}',
    arn: 'arn=rds:ra:subgrp:{name}',
    supported_network_types: () => ['IPV4'],
  },
  aws_db_parameter_group: parameterGroup('pg'),
  aws_db_option_group: parameterGroup('og'),
  aws_rds_cluster_parameter_group: parameterGroup('cluster-pg'),
  aws_rds_cluster: aurora,
  aws_rds_cluster_instance: clusterInstance,
  aws_rds_cluster_endpoint: {
    id: '{cluster_endpoint_identifier}',
    arn: 'arn=rds:ra:cluster-endpoint:{cluster_endpoint_identifier}',
  },
  aws_rds_global_cluster: {
    id: '{global_cluster_identifier}',
    arn: 'arn=rds:a:global-cluster:{global_cluster_identifier}',
    global_cluster_resource_id: 'cluster-{hex:16}',
    endpoint: '{global_cluster_identifier}.global-{lower:12}.global.rds.amazonaws.com',
    global_cluster_members: () => [],
    engine_version: versionOf,
    engine_version_actual: '{engine_version}',
    status: 'available',
  },
  aws_db_event_subscription: { id: '{name}', arn: 'arn=rds:ra:es:{name}', customer_aws_id: '{account}' },
  aws_db_proxy: {
    id: '{name}',
    arn: 'arn=rds:ra:db-proxy:prx-{hex:17}',
    endpoint: '{name}.proxy-{lower:12}.{place.region}.rds.{suffix}',
    idle_client_timeout: () => 1800,
  },
  aws_db_proxy_default_target_group: {
    id: '{db_proxy_name}',
    arn: 'arn=rds:ra:target-group:prx-tg-{hex:17}',
    name: 'default',
  },
  aws_db_proxy_target: {
    id: '{db_proxy_name}/{target_group_name}/RDS_INSTANCE/{db_instance_identifier}',
    type: 'RDS_INSTANCE',
    rds_resource_id: '{db_instance_identifier}',
    port: () => 3306,
  },
  aws_db_snapshot: {
    id: '{db_snapshot_identifier}',
    db_snapshot_arn: 'arn=rds:ra:snapshot:{db_snapshot_identifier}',
  },
  aws_db_cluster_snapshot: {
    id: '{db_cluster_snapshot_identifier}',
    db_cluster_snapshot_arn: 'arn=rds:ra:cluster-snapshot:{db_cluster_snapshot_identifier}',
  },
  aws_db_instance_role_association: { id: '{db_instance_identifier},{role_arn}' },
  aws_rds_cluster_role_association: { id: '{db_cluster_identifier},{role_arn}' },
  aws_docdb_cluster: {
    ...aurora,
    port: () => 27017,
    engine_version: '5.0.0',
    db_cluster_parameter_group_name: 'default.docdb5.0',
  },
  aws_docdb_cluster_instance: { ...clusterInstance, engine_version: '5.0.0', port: () => 27017 },
  aws_docdb_subnet_group: { id: '{name}', arn: 'arn=rds:ra:subgrp:{name}' },
  aws_docdb_cluster_parameter_group: parameterGroup('cluster-pg'),
  aws_neptune_cluster: {
    ...aurora,
    port: () => 8182,
    engine_version: '1.3.2.0',
    neptune_cluster_parameter_group_name: 'default.neptune1.3',
    neptune_subnet_group_name: 'default',
    kms_key_arn: encryptionKey,
  },
  aws_neptune_cluster_instance: {
    ...clusterInstance,
    engine_version: '1.3.2.0',
    port: () => 8182,
    address: (scene) => host(scene, scene.text('identifier')),
  },
  aws_neptune_subnet_group: { id: '{name}', arn: 'arn=rds:ra:subgrp:{name}' },
  aws_neptune_parameter_group: parameterGroup('pg'),
  aws_neptune_cluster_parameter_group: parameterGroup('cluster-pg'),
};
