import { dnsSuffixOf, zoneId, zoneNames } from '../place.js';
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

const cacheHost = (scene: Scene, label: string): string =>
  scene.invent(
    `${label}.${scene.chance('cache').text(lowerAlphabet, 6)}.${zoneId(scene.region, 0).split('-')[0] ?? ''}.cache.amazonaws.com`,
  );

/** `0001`, `0002`, …; AWS makes no cluster of more than 60. */
const numbered = (count: number): string[] =>
  Array.from({ length: Math.max(1, Math.min(count, 60)) }, (_, index) => String(index + 1).padStart(4, '0'));

const cacheVersions: Readonly<Record<string, string>> = { memcached: '1.6.22', valkey: '8.0.1' };

/** Redis and Valkey are asked for as `7.1`, Memcached by its whole version. */
const cacheVersion = (scene: Scene): string => {
  const engine = scene.text('engine');
  return engine === 'memcached' ? '1.6.22' : engine === 'valkey' ? '8.0' : '7.1';
};

const isClustered = (scene: Scene): boolean =>
  (numberOf(scene.values.num_node_groups) ?? 1) > 1 ||
  scene.text('parameter_group_name').includes('cluster.on');

/** A table billed on demand has no capacity of its own: anything but 0 shows up in the second plan. */
const capacity = (scene: Scene): number => (scene.text('billing_mode') === 'PAY_PER_REQUEST' ? 0 : 1);

/** ElastiCache, DynamoDB, Redshift, OpenSearch, Timestream, DMS. */
export const dataStores: Readonly<Record<string, Rule>> = {
  aws_elasticache_cluster: {
    id: '{cluster_id}',
    arn: 'arn=elasticache:ra:cluster:{cluster_id}',
    engine: 'redis',
    port: portOf,
    engine_version: cacheVersion,
    engine_version_actual: (scene) => cacheVersions[scene.text('engine')] ?? '7.1.0',
    availability_zone: firstZone,
    az_mode: 'single-az',
    cluster_address: (scene) =>
      scene.text('engine') === 'memcached' ? cacheHost(scene, scene.text('cluster_id')) : '',
    configuration_endpoint: (scene) =>
      scene.text('engine') === 'memcached' ? `${scene.text('cluster_address')}:11211` : '',
    cache_nodes: (scene) =>
      numbered(numberOf(scene.settle('num_cache_nodes')) ?? 1).map((id) => ({
        address: cacheHost(scene, `${scene.text('cluster_id')}.${id}`),
        availability_zone: zoneNames(scene.region)[0] ?? '',
        id,
        outpost_arn: '',
        port: portOf(scene),
      })),
    num_cache_nodes: () => 1,
    maintenance_window: 'sun:05:00-sun:06:00',
    subnet_group_name: 'default',
    parameter_group_name: 'default.redis7',
    ip_discovery: 'ipv4',
    network_type: 'ipv4',
  },
  aws_elasticache_replication_group: {
    id: '{replication_group_id}',
    arn: 'arn=elasticache:ra:replicationgroup:{replication_group_id}',
    primary_endpoint_address: (scene) =>
      isClustered(scene) ? '' : cacheHost(scene, `master.${scene.text('replication_group_id')}`),
    reader_endpoint_address: (scene) =>
      isClustered(scene) ? '' : cacheHost(scene, `replica.${scene.text('replication_group_id')}`),
    configuration_endpoint_address: (scene) =>
      isClustered(scene) ? cacheHost(scene, `clustercfg.${scene.text('replication_group_id')}`) : '',
    cluster_enabled: isClustered,
    cluster_mode: (scene) => (isClustered(scene) ? 'enabled' : 'disabled'),
    engine_version: cacheVersion,
    engine_version_actual: (scene) => cacheVersions[scene.text('engine')] ?? '7.1.0',
    num_node_groups: () => 1,
    num_cache_clusters: (scene) =>
      (numberOf(scene.values.num_node_groups) ?? 1) *
      ((numberOf(scene.values.replicas_per_node_group) ?? 0) + 1),
    replicas_per_node_group: (scene) => Math.max(0, (numberOf(scene.values.num_cache_clusters) ?? 1) - 1),
    member_clusters: (scene) => {
      const count = Math.min(numberOf(scene.settle('num_cache_clusters')) ?? 1, 20);
      return Array.from(
        { length: count },
        (_, index) => `${scene.text('replication_group_id')}-${String(index + 1).padStart(3, '0')}`,
      );
    },
    node_type: 'cache.t3.micro',
    maintenance_window: 'sun:05:00-sun:06:00',
    snapshot_window: '03:00-04:00',
    subnet_group_name: 'default',
    parameter_group_name: 'default.redis7',
    ip_discovery: 'ipv4',
    network_type: 'ipv4',
    auto_minor_version_upgrade: 'true',
    at_rest_encryption_enabled: 'false',
    transit_encryption_mode: (scene) => (scene.values.transit_encryption_enabled === true ? 'required' : ''),
  },
  aws_elasticache_subnet_group: { id: '{name}', arn: 'arn=elasticache:ra:subnetgroup:{name}' },
  aws_elasticache_parameter_group: { id: '{name}', arn: 'arn=elasticache:ra:parametergroup:{name}' },
  aws_elasticache_user: { id: '{user_id}', arn: 'arn=elasticache:ra:user:{user_id}' },
  aws_elasticache_user_group: { id: '{user_group_id}', arn: 'arn=elasticache:ra:usergroup:{user_group_id}' },
  aws_dynamodb_table: {
    id: '{name}',
    arn: 'arn=dynamodb:ra:table/{name}',
    stream_arn: (scene) =>
      scene.values.stream_enabled === true
        ? scene.arn('dynamodb', 'ra', `table/${scene.text('name')}/stream/2026-01-01T00:00:00.000`)
        : '',
    stream_label: (scene) => (scene.values.stream_enabled === true ? '2026-01-01T00:00:00.000' : ''),
    read_capacity: capacity,
    write_capacity: capacity,
  },
  aws_dynamodb_global_table: { id: '{name}', arn: 'arn=dynamodb:a:global-table/{name}' },
  aws_dynamodb_table_item: { id: '{table_name}|{hash_key}||' },
  aws_dynamodb_kinesis_streaming_destination: { id: '{table_name},{stream_arn}' },
  aws_redshift_cluster: {
    id: '{cluster_identifier}',
    arn: 'arn=redshift:ra:cluster:{cluster_identifier}',
    dns_name: '{cluster_identifier}.c{lower:11}.{place.region}.redshift.{suffix}',
    endpoint: '{dns_name}:5439',
    cluster_namespace_arn: 'arn=redshift:ra:namespace:{uuid}',
    cluster_type: 'single-node',
    cluster_parameter_group_name: 'default.redshift-1.0',
    cluster_subnet_group_name: 'default',
    database_name: 'dev',
    availability_zone: firstZone,
    preferred_maintenance_window: 'sun:05:00-sun:05:30',
    cluster_nodes: () => [],
    master_password_secret_arn: (scene) =>
      scene.values.manage_master_password === true
        ? scene.arn(
            'secretsmanager',
            'ra',
            `secret:redshift!${scene.text('cluster_identifier')}-admin-${scene.chance('secret').text(lowerAlphabet, 6)}`,
          )
        : '',
  },
  aws_redshift_subnet_group: { id: '{name}', arn: 'arn=redshift:ra:subnetgroup:{name}' },
  aws_redshift_parameter_group: { id: '{name}', arn: 'arn=redshift:ra:parametergroup:{name}' },
  aws_redshiftserverless_namespace: {
    id: '{namespace_name}',
    namespace_id: '{uuid}',
    arn: 'arn=redshift-serverless:ra:namespace/{namespace_id}',
  },
  aws_redshiftserverless_workgroup: {
    id: '{workgroup_name}',
    workgroup_id: '{uuid}',
    arn: 'arn=redshift-serverless:ra:workgroup/{workgroup_id}',
  },
  aws_opensearch_domain: {
    id: '{arn}',
    arn: 'arn=es:ra:domain/{domain_name}',
    domain_id: '{account}/{domain_name}',
    endpoint: (scene) =>
      scene.invent(
        `${Array.isArray(scene.values.vpc_options) && scene.values.vpc_options.length > 0 ? 'vpc' : 'search'}-${scene.text('domain_name')}-${scene.chance('endpoint').text(lowerAlphabet, 26)}.${scene.region}.es.${dnsSuffixOf(scene.region)}`,
      ),
    dashboard_endpoint: '{endpoint}/_dashboards',
    kibana_endpoint: '{endpoint}/_plugin/kibana/',
    engine_version: 'OpenSearch_2.17',
  },
  aws_elasticsearch_domain: {
    id: '{arn}',
    arn: 'arn=es:ra:domain/{domain_name}',
    domain_id: '{account}/{domain_name}',
    endpoint: 'search-{domain_name}-{lower:26}.{place.region}.es.{suffix}',
    kibana_endpoint: '{endpoint}/_plugin/kibana/',
  },
  aws_opensearch_domain_policy: { id: 'esd-policy-{domain_name}' },
  aws_timestreamwrite_database: {
    id: '{database_name}',
    arn: 'arn=timestream:ra:database/{database_name}',
    kms_key_id: 'arn=kms:ra:key/{uuid}',
  },
  aws_timestreamwrite_table: {
    id: '{table_name}:{database_name}',
    arn: 'arn=timestream:ra:database/{database_name}/table/{table_name}',
  },
  aws_dms_replication_instance: {
    id: '{replication_instance_id}',
    replication_instance_arn: 'arn=dms:ra:rep:{upper:26}',
    replication_instance_private_ips: () => ['10.0.1.30'],
    allocated_storage: () => 50,
    engine_version: '3.5.4',
    availability_zone: firstZone,
    preferred_maintenance_window: 'sun:05:00-sun:05:30',
    kms_key_arn: 'arn=kms:ra:key/{uuid}',
    network_type: 'IPV4',
    replication_subnet_group_id: 'default',
  },
  aws_dms_replication_subnet_group: {
    id: '{replication_subnet_group_id}',
    replication_subnet_group_arn: 'arn=dms:ra:subgrp:{replication_subnet_group_id}',
  },
  aws_dms_endpoint: { id: '{endpoint_id}', endpoint_arn: 'arn=dms:ra:endpoint:{upper:26}' },
  aws_dms_s3_endpoint: { id: '{endpoint_id}', endpoint_arn: 'arn=dms:ra:endpoint:{upper:26}' },
  aws_dms_replication_task: {
    id: '{replication_task_id}',
    replication_task_arn: 'arn=dms:ra:task:{upper:26}',
    status: 'ready',
  },
};
