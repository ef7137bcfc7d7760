import { numberOf } from '../../../utility/values.js';
import { zoneNames } from '../place.js';
import { type Rule, type Scene } from '../scene.js';
import { byArn, byId, inside } from './shapes.js';
import { lowerAlphabet } from './hosts.js';

/** Where DataSync finds data. */
const location = (uri: string): Rule => byArn('datasync:ra:location/loc-{hex:17}', { uri });

const fileSystem = (more: Rule = {}): Rule =>
  byId('fs-{hex:17}', 'fsx:ra:file-system/{id}', {
    dns_name: '{id}.fsx.{place.region}.{suffix}',
    ...more,
  });

const dataset = (kind: string, own: string): Rule => ({
  id: `{aws_account_id},{${own}}`,
  arn: `arn=quicksight:ra:${kind}/{${own}}`,
  aws_account_id: '{account}',
  status: 'CREATION_SUCCESSFUL',
});

const recipe = (kind: string): Rule =>
  byArn(`imagebuilder:ra:${kind}/{name}/{version}`, { platform: 'Linux' });

const memoryEndpoint = (scene: Scene) => [
  {
    address: scene.invent(
      `clustercfg.${scene.text('name')}.${scene.chance('endpoint').text(lowerAlphabet, 6)}.memorydb.${scene.region}.amazonaws.com`,
    ),
    port: 6379,
  },
];

const serverlessEndpoint = (kind: string) => (scene: Scene) => [
  {
    address: scene.invent(
      `${scene.text('name')}${kind}-${scene.chance('endpoint').text(lowerAlphabet, 6)}.serverless.cache.amazonaws.com`,
    ),
    port: kind === '' ? 6379 : 6380,
  },
];

/** Data lakes, streams, search, transfer, images, dashboards. */
export const analytics: Readonly<Record<string, Rule>> = {
  aws_glue_registry: byArn('glue:ra:registry/{registry_name}'),
  aws_glue_schema: byArn('glue:ra:schema/{registry_name}/{schema_name}', {
    registry_name: (scene) => scene.text('registry_arn').split('/').pop() ?? 'default-registry',
    registry_arn: 'arn=glue:ra:registry/default-registry',
    latest_schema_version: () => 1,
    next_schema_version: () => 2,
    schema_checkpoint: () => 1,
  }),
  aws_glue_ml_transform: byId('tfm-{hex:40}', 'glue:ra:mlTransform/{id}'),
  aws_glue_partition: { id: '{catalog_id}:{database_name}:{table_name}', catalog_id: '{account}' },
  aws_glue_partition_index: { id: '{catalog_id}:{database_name}:{table_name}', catalog_id: '{account}' },
  aws_glue_user_defined_function: {
    id: '{catalog_id}:{database_name}:{name}',
    catalog_id: '{account}',
    arn: 'arn=glue:ra:userDefinedFunction/{database_name}/{name}',
  },
  aws_glue_data_catalog_encryption_settings: { id: '{catalog_id}', catalog_id: '{account}' },
  aws_glue_resource_policy: inside('{account}'),
  aws_glue_data_quality_ruleset: { id: '{name}', arn: 'arn=glue:ra:dataQualityRuleset/{name}' },
  aws_glue_dev_endpoint: { id: '{name}', arn: 'arn=glue:ra:devEndpoint/{name}' },
  aws_lakeformation_lf_tag: { id: '{catalog_id}:{key}', catalog_id: '{account}' },
  aws_lakeformation_data_cells_filter: inside('{account},{hex:8}'),
  aws_athena_data_catalog: { id: '{name}', arn: 'arn=athena:ra:datacatalog/{name}' },
  aws_athena_prepared_statement: inside('{workgroup}/{name}'),
  aws_kinesis_video_stream: byArn('kinesisvideo:ra:stream/{name}/1767225600000'),
  aws_kinesis_analytics_application: byArn('kinesisanalytics:ra:application/{name}', { status: 'READY' }),
  aws_kinesisanalyticsv2_application: byArn('kinesisanalytics:ra:application/{name}', {
    status: 'READY',
    version_id: () => 1,
    application_mode: '',
  }),
  aws_kinesisanalyticsv2_application_snapshot: inside('{application_name}/{snapshot_name}'),
  aws_msk_serverless_cluster: byArn('kafka:ra:cluster/{cluster_name}/{uuid}-s1', {
    cluster_uuid: '{uuid}',
    bootstrap_brokers_sasl_iam: 'boot-{lower:8}.c1.kafka-serverless.{place.region}.amazonaws.com:9098',
  }),
  aws_msk_replicator: byArn('kafka:ra:replicator/{replicator_name}/{uuid}'),
  aws_msk_vpc_connection: byArn('kafka:ra:vpc-connection/{account}/connection/{uuid}'),
  aws_msk_scram_secret_association: inside('{cluster_arn}'),
  aws_msk_cluster_policy: { id: '{cluster_arn}', current_version: 'K3AEGXETSR30VB' },
  aws_mskconnect_connector: byArn('kafkaconnect:ra:connector/{name}/{uuid}-2', { version: 'K3AEGXETSR30VB' }),
  aws_mskconnect_custom_plugin: byArn('kafkaconnect:ra:custom-plugin/{name}/{uuid}-2', {
    latest_revision: () => 1,
  }),
  aws_mskconnect_worker_configuration: byArn('kafkaconnect:ra:worker-configuration/{name}/{uuid}-2', {
    latest_revision: () => 1,
  }),
  aws_datasync_agent: byArn('datasync:ra:agent/agent-{hex:17}'),
  aws_datasync_task: byArn('datasync:ra:task/task-{hex:17}'),
  aws_datasync_location_s3: location('s3://{s3_bucket_arn}{subdirectory}'),
  aws_datasync_location_efs: location('efs://{place.region}.{efs_file_system_arn}{subdirectory}'),
  aws_datasync_location_nfs: location('nfs://{server_hostname}{subdirectory}'),
  aws_datasync_location_smb: location('smb://{server_hostname}{subdirectory}'),
  aws_datasync_location_hdfs: location('hdfs://name-node{subdirectory}'),
  aws_datasync_location_object_storage: location('object-storage://{server_hostname}/{bucket_name}/'),
  aws_datasync_location_azure_blob: location('azure-blob://{container_url}'),
  aws_datasync_location_fsx_lustre_file_system: location('fsxl://{place.region}.{hex:17}/'),
  aws_datasync_location_fsx_windows_file_system: location('fsxw://{place.region}.{hex:17}/'),
  aws_datasync_location_fsx_ontap_file_system: location('fsxn://{place.region}.{hex:17}/'),
  aws_datasync_location_fsx_openzfs_file_system: location('fsxz://{place.region}.{hex:17}/'),
  aws_datazone_domain: {
    id: 'dzd_{lower:14}',
    arn: 'arn=datazone:ra:domain/{id}',
    portal_url: 'https://{id}.datazone.{place.region}.on.aws',
    root_domain_unit_id: '{lower:14}',
  },
  aws_datazone_project: { id: '{lower:14}', project_status: 'ACTIVE' },
  aws_datazone_environment_profile: inside('{lower:14}'),
  aws_datazone_environment: inside('{lower:14}'),
  aws_datazone_glossary: inside('{lower:14}'),
  aws_fsx_ontap_file_system: fileSystem(),
  aws_fsx_openzfs_file_system: fileSystem({ root_volume_id: 'fsvol-{hex:17}' }),
  aws_fsx_ontap_storage_virtual_machine: byId(
    'svm-{hex:17}',
    'fsx:ra:storage-virtual-machine/{file_system_id}/{id}',
    { uuid: '{uuid}' },
  ),
  aws_fsx_ontap_volume: byId('fsvol-{hex:17}', 'fsx:ra:volume/fs-{hex:17}/{id}', {
    file_system_id: 'fs-{hex:17}',
    uuid: '{uuid}',
  }),
  aws_fsx_openzfs_volume: byId('fsvol-{hex:17}', 'fsx:ra:volume/fs-{hex:17}/{id}'),
  aws_fsx_openzfs_snapshot: byId('fsvolsnap-{hex:17}', 'fsx:ra:snapshot/{volume_id}/{id}'),
  aws_fsx_backup: byId('backup-{hex:17}', 'fsx:ra:backup/{id}'),
  aws_fsx_file_cache: byId('fc-{hex:17}', 'fsx:ra:file-cache/{id}', { file_cache_id: '{id}' }),
  aws_fsx_data_repository_association: byId('dra-{hex:17}', 'fsx:ra:association/{file_system_id}/{id}', {
    association_id: '{id}',
  }),
  aws_storagegateway_gateway: {
    gateway_id: 'sgw-{upper:8}',
    arn: 'arn=storagegateway:ra:gateway/{gateway_id}',
    id: '{arn}',
    ec2_instance_id: '',
    endpoint_type: 'STANDARD',
    host_environment: 'EC2',
  },
  aws_storagegateway_nfs_file_share: byArn('storagegateway:ra:share/{fileshare_id}', {
    fileshare_id: 'share-{upper:8}',
    path: '/{fileshare_id}',
  }),
  aws_storagegateway_smb_file_share: byArn('storagegateway:ra:share/{fileshare_id}', {
    fileshare_id: 'share-{upper:8}',
    path: '/{fileshare_id}',
  }),
  aws_imagebuilder_component: byArn('imagebuilder:ra:component/{name}/{version}/1', { type: 'BUILD' }),
  aws_imagebuilder_workflow: byArn('imagebuilder:ra:workflow/build/{name}/{version}/1'),
  aws_imagebuilder_image_recipe: recipe('image-recipe'),
  aws_imagebuilder_container_recipe: recipe('container-recipe'),
  aws_imagebuilder_infrastructure_configuration: byArn('imagebuilder:ra:infrastructure-configuration/{name}'),
  aws_imagebuilder_distribution_configuration: byArn('imagebuilder:ra:distribution-configuration/{name}'),
  aws_imagebuilder_image_pipeline: byArn('imagebuilder:ra:image-pipeline/{name}', { platform: 'Linux' }),
  aws_imagebuilder_image: byArn('imagebuilder:ra:image/{hex:8}/1.0.0/1', {
    version: '1.0.0/1',
    platform: 'Linux',
  }),
  aws_imagebuilder_lifecycle_policy: byArn('imagebuilder:ra:lifecycle-policy/{name}'),
  aws_kendra_index: byId('{uuid}', 'kendra:ra:index/{id}'),
  aws_kendra_data_source: {
    data_source_id: '{uuid}',
    id: '{data_source_id}/{index_id}',
    arn: 'arn=kendra:ra:index/{index_id}/data-source/{data_source_id}',
  },
  aws_opensearchserverless_collection: byId('{lower:20}', 'aoss:ra:collection/{id}', {
    collection_endpoint: 'https://{id}.{place.region}.aoss.amazonaws.com',
    dashboard_endpoint: '{collection_endpoint}/_dashboards',
    kms_key_arn: 'auto',
    type: 'TIMESERIES',
  }),
  aws_opensearchserverless_vpc_endpoint: inside('vpce-{hex:17}'),
  aws_opensearch_package: { id: 'F{digits:9}', package_id: '{id}' },
  aws_opensearch_vpc_endpoint: inside('aos-{hex:17}'),
  aws_osis_pipeline: {
    id: '{pipeline_name}',
    pipeline_arn: 'arn=osis:ra:pipeline/{pipeline_name}',
    ingest_endpoint_urls: (scene) => [
      scene.invent(
        `${scene.text('pipeline_name')}-${scene.chance('ingest').text(lowerAlphabet, 26)}.${scene.region}.osis.amazonaws.com`,
      ),
    ],
  },
  aws_memorydb_cluster: {
    id: '{name}',
    arn: 'arn=memorydb:ra:cluster/{name}',
    port: () => 6379,
    engine: 'redis',
    engine_version: '7.1',
    engine_patch_version: '7.1.1',
    parameter_group_name: 'default.memorydb-redis7',
    subnet_group_name: 'default',
    maintenance_window: 'sun:05:00-sun:06:00',
    cluster_endpoint: memoryEndpoint,
  },
  aws_dax_cluster: {
    id: '{cluster_name}',
    arn: 'arn=dax:ra:cache/{cluster_name}',
    port: () => 8111,
    cluster_address: '{cluster_name}.{lower:6}.dax-clusters.{place.region}.amazonaws.com',
    configuration_endpoint: '{cluster_address}:8111',
    nodes: (scene) =>
      Array.from(
        { length: Math.max(1, Math.min(numberOf(scene.values.replication_factor) ?? 1, 11)) },
        (_, index) => {
          const id = `${scene.text('cluster_name')}-${String.fromCharCode(97 + index)}`;
          return {
            id,
            address: scene.invent(`${id}.nodes.${scene.text('cluster_address')}`),
            availability_zone: zoneNames(scene.region)[index % zoneNames(scene.region).length] ?? '',
            port: 8111,
          };
        },
      ),
    subnet_group_name: 'default',
    parameter_group_name: 'default.dax1.0',
  },
  aws_elasticache_serverless_cache: {
    id: '{name}',
    arn: 'arn=elasticache:ra:serverlesscache:{name}',
    endpoint: serverlessEndpoint(''),
    reader_endpoint: serverlessEndpoint('-ro'),
    full_engine_version: '7.1',
    major_engine_version: '7',
    status: 'available',
  },
  aws_quicksight_data_set: dataset('dataset', 'data_set_id'),
  aws_quicksight_dashboard: dataset('dashboard', 'dashboard_id'),
  aws_quicksight_analysis: dataset('analysis', 'analysis_id'),
  aws_quicksight_template: dataset('template', 'template_id'),
  aws_quicksight_theme: dataset('theme', 'theme_id'),
  aws_quicksight_folder: dataset('folder', 'folder_id'),
  aws_quicksight_data_source: {
    ...dataset('datasource', 'data_source_id'),
    id: '{aws_account_id}/{data_source_id}',
  },
  aws_quicksight_group: {
    id: '{aws_account_id}/default/{group_name}',
    aws_account_id: '{account}',
    arn: 'arn=quicksight:ra:group/default/{group_name}',
  },
};
