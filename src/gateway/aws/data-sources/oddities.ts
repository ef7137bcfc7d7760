import { textOf } from '../../utility/values.js';
import { partitionOf } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { inventByName } from '../fill/by-name.js';
import { member } from './identity.js';

/** What an output of somebody else's stack holds, by its name: `NetworkStack-VpcId` is a VPC. */
const exported = (scene: Scene, name: string): string => {
  const words = name
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/vpcid$/, 'vpc_id');
  const single = words.replace(/_ids$/, '_id');
  return (
    inventByName(scene, single, name) ??
    scene.invent(`${words.replaceAll('_', '-')}-${scene.chance(name).hex(8)}`)
  );
};

/** Names that stacks commonly give their outputs: which ones this stack has, nobody here can know. */
const commonOutputs =
  'VpcId VPCId VPC PublicSubnetIds PrivateSubnetIds PublicSubnets PrivateSubnets SubnetIds SecurityGroupId BucketName BucketArn TopicArn QueueUrl QueueArn RoleArn FunctionArn ClusterName ClusterArn TableName KmsKeyArn'.split(
    ' ',
  );

const stack = (platform: string): string => `64bit Amazon Linux 2023 v4.3.0 running ${platform}`;

/** The newest platform whose name fits the pattern that was asked for, as near as a pattern tells. */
const solutionStack = (scene: Scene): string => {
  const pattern = textOf(scene.values.name_regex) ?? '';
  const known = [
    /docker/i.test(pattern) ? stack('Docker') : null,
    /node/i.test(pattern) ? stack('Node.js 20') : null,
    /python/i.test(pattern) ? stack('Python 3.11') : null,
    /corretto|java/i.test(pattern) ? stack('Corretto 17') : null,
    /php/i.test(pattern) ? stack('PHP 8.2') : null,
    /ruby/i.test(pattern) ? stack('Ruby 3.2') : null,
    /go/i.test(pattern) ? stack('Go 1') : null,
  ];
  return known.find((each) => each !== null) ?? stack('Node.js 20');
};

/** Data sources whose answers are documents, prices or platforms. */
export const oddities: Readonly<Record<string, Rule>> = {
  aws_cloudformation_export: { value: (scene) => exported(scene, scene.text('name')) },
  aws_cloudformation_stack: {
    outputs: (scene) => Object.fromEntries(commonOutputs.map((name) => [name, exported(scene, name)])),
    parameters: () => ({}),
    template_body: '{}',
  },
  aws_elastic_beanstalk_solution_stack: { id: '{name}', name: solutionStack },
  aws_lambda_invocation: { result: '{"statusCode":200,"body":"{}"}' },
  aws_dynamodb_table_item: { item: () => JSON.stringify({ id: { S: 'main' } }) },
  aws_pricing_product: { result: '{}' },
  aws_ec2_spot_price: { spot_price: '0.010000' },
  aws_ssm_document: { content: '{"schemaVersion":"2.2","mainSteps":[]}', document_type: 'Command' },
  aws_ecs_container_definition: {
    image: 'image:latest',
    image_digest: 'latest',
    cpu: () => 256,
    memory: () => 512,
  },
  aws_msk_bootstrap_brokers: {
    bootstrap_brokers: (scene) => brokers(scene, 9092),
    bootstrap_brokers_tls: (scene) => brokers(scene, 9094),
    bootstrap_brokers_sasl_scram: (scene) => brokers(scene, 9096),
    bootstrap_brokers_sasl_iam: (scene) => brokers(scene, 9098),
  },
  aws_wafv2_ip_set: { addresses: () => ['203.0.113.0/24'], ip_address_version: 'IPV4' },
  aws_waf_rule: { id: '{uuid}' },
  aws_waf_web_acl: { id: '{uuid}' },
  aws_waf_ipset: { id: '{uuid}' },
  aws_wafregional_rule: { id: '{uuid}' },
  aws_wafregional_web_acl: { id: '{uuid}' },
  aws_wafregional_ipset: { id: '{uuid}' },
  aws_ebs_default_kms_key: {
    id: '{key_arn}',
    key_arn: (scene) => scene.arn('kms', 'ra', `key/${scene.chance('ebs').uuid()}`),
  },
  aws_sqs_queues: {
    queue_urls: (scene) => [
      scene.invent(
        `https://sqs.${scene.region}.amazonaws.com/${scene.account}/${scene.text('queue_name_prefix')}main`,
      ),
    ],
  },
  aws_synthetics_runtime_version: { id: '{version_name}', version_name: 'syn-nodejs-puppeteer-9.1' },
  aws_emr_release_labels: { release_labels: () => ['emr-7.5.0', 'emr-6.15.0'] },
  aws_eks_cluster_versions: {
    cluster_versions: () =>
      ['1.32', '1.31', '1.30'].map((version, index) => ({
        cluster_type: 'eks',
        cluster_version: version,
        default_platform_version: 'eks.10',
        default_version: index === 0,
        version_status: 'STANDARD_SUPPORT',
        status: 'STANDARD_SUPPORT',
        kubernetes_patch_version: `${version}.0`,
      })),
  },
  aws_ssoadmin_permission_sets: {
    arns: (scene) => [
      scene.invent(
        `arn:${partitionOf(scene.region)}:sso:::permissionSet/${scene.text('instance_arn').split('/').pop() ?? ''}/ps-${scene.chance('set').hex(16)}`,
      ),
    ],
  },
  aws_organizations_organizational_unit_child_accounts: { accounts: (scene) => [member(scene)] },
  aws_organizations_organizational_unit_descendant_accounts: { accounts: (scene) => [member(scene)] },
};

function brokers(scene: Scene, port: number): string {
  const cluster = `${(textOf(scene.values.cluster_arn) ?? '').split('/')[1] ?? 'main'}.${scene.chance('brokers').hex(6)}.c2.kafka.${scene.region}.amazonaws.com`;
  return scene.invent([1, 2, 3].map((each) => `b-${each}.${cluster}:${port}`).join(','));
}
