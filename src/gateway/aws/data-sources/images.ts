import { Chance } from '../../utility/chance.js';
import { textOf, textsOf } from '../../utility/values.js';
import { zoneId, zoneNames } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { asked, askedTags, filterValues, standing, withoutWildcards } from './question.js';

/** Accounts behind the owners' aliases. */
const owners: Readonly<Record<string, string>> = {
  amazon: '137112412989',
  'aws-marketplace': '679593333241',
  microsoft: '801119661308',
};

const owner = (scene: Scene): string => {
  const [first] = [...textsOf(scene.values.owners), ...filterValues(scene, 'owner-id', 'owner-alias')];
  if (first === undefined || first === 'self') return scene.account;
  return owners[first] ?? first;
};

const imageName = (scene: Scene): string => {
  const [pattern] = filterValues(scene, 'name');
  if (pattern !== undefined) return withoutWildcards(pattern);
  return 'al2023-ami-2023.6.20260101.0-kernel-6.1-x86_64';
};

const architecture = (scene: Scene): string =>
  filterValues(scene, 'architecture')[0] ?? (/arm64|aarch64/.test(imageName(scene)) ? 'arm64' : 'x86_64');

const isWindows = (scene: Scene): boolean =>
  /windows/i.test(imageName(scene)) || filterValues(scene, 'platform').includes('windows');

const rootDevice = (scene: Scene): string =>
  isWindows(scene) || /ubuntu|debian|rhel/i.test(imageName(scene)) ? '/dev/sda1' : '/dev/xvda';

/** The same question gets the same image in a region, and another one elsewhere. */
const imageId = (scene: Scene, index = 0): string =>
  asked(scene, 'image_id', 'image-id') ??
  standing(scene, 'ami-', imageName(scene), architecture(scene), owner(scene), String(index));

const processors: Readonly<Record<string, number>> = {
  nano: 2,
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
};

/** Virtual processors by the size's name: `2xlarge` has eight. */
const processorsOf = (scene: Scene): number => {
  const size = scene.text('instance_type').split('.')[1] ?? 'large';
  const times = /^(\d+)xlarge$/.exec(size)?.[1];
  return times === undefined ? (processors[size] ?? 2) : Number(times) * 4;
};

const isArm = (scene: Scene): boolean => /^([a-z]+\d+g[a-z]*|a1)\./.test(scene.text('instance_type'));

const types = (scene: Scene): string[] => {
  const wanted = [
    ...textsOf(scene.values.preferred_instance_types),
    ...filterValues(scene, 'instance-type'),
  ].map((each) => (each.endsWith('.*') ? each.replace('*', 'large') : withoutWildcards(each)));
  return wanted.length === 0 ? ['t3.micro', 't3.small', 't3.medium'] : wanted;
};

/** Every type in every zone where zones are asked about, else in the region; answers keep the zones that have it. */
const offerings = (scene: Scene): { type: string; location: string }[] => {
  const locationType = textOf(scene.values.location_type) ?? 'region';
  const names = zoneNames(scene.region);
  const everywhere =
    locationType === 'availability-zone'
      ? names
      : locationType === 'availability-zone-id'
        ? names.map((_, index) => zoneId(scene.region, index))
        : [scene.region];
  const wanted = filterValues(scene, 'location');
  const locations = everywhere.filter((location) => wanted.length === 0 || wanted.includes(location));
  return types(scene).flatMap((type) => locations.map((location) => ({ type, location })));
};

const instanceId = (scene: Scene): string =>
  textOf(scene.values.instance_id) ??
  filterValues(scene, 'instance-id')[0] ??
  standing(scene, 'i-', JSON.stringify(askedTags(scene)));

/** Machine images, instance types and instances. */
export const images: Readonly<Record<string, Rule>> = {
  aws_ami: {
    id: (scene) => imageId(scene),
    image_id: (scene) => imageId(scene),
    arn: 'arn=ec2:r:image/{id}',
    name: imageName,
    description: imageName,
    architecture,
    owner_id: owner,
    image_owner_alias: (scene) => (scene.text('owner_id') === owners.amazon ? 'amazon' : ''),
    image_location: (scene) => `${scene.text('owner_id')}/${imageName(scene)}`,
    image_type: 'machine',
    boot_mode: 'uefi-preferred',
    creation_date: '2026-01-01T00:00:00.000Z',
    deprecation_time: '2028-01-01T00:00:00.000Z',
    last_launched_time: '',
    ena_support: () => true,
    hypervisor: 'xen',
    imds_support: 'v2.0',
    kernel_id: '',
    ramdisk_id: '',
    platform: (scene) => (isWindows(scene) ? 'windows' : ''),
    platform_details: (scene) => (isWindows(scene) ? 'Windows' : 'Linux/UNIX'),
    public: (scene) => scene.text('owner_id') !== scene.account,
    root_device_name: rootDevice,
    root_device_type: 'ebs',
    root_snapshot_id: (scene) => standing(scene, 'snap-', scene.text('id')),
    block_device_mappings: (scene) => [
      {
        device_name: rootDevice(scene),
        ebs: {
          delete_on_termination: 'true',
          encrypted: 'false',
          iops: '0',
          snapshot_id: scene.text('root_snapshot_id'),
          throughput: '0',
          volume_size: isWindows(scene) ? '30' : '8',
          volume_type: 'gp3',
        },
        no_device: '',
        virtual_name: '',
      },
    ],
    product_codes: () => [],
    sriov_net_support: 'simple',
    state: 'available',
    state_reason: () => ({ code: 'UNSET', message: 'UNSET' }),
    tpm_support: '',
    usage_operation: (scene) => (isWindows(scene) ? 'RunInstances:0002' : 'RunInstances'),
    virtualization_type: 'hvm',
    tags: askedTags,
  },
  aws_ami_ids: { id: '{digits:10}', ids: (scene) => [0, 1].map((index) => imageId(scene, index)) },
  aws_ec2_instance_type: {
    id: '{instance_type}',
    default_vcpus: processorsOf,
    default_cores: (scene) => Math.max(1, processorsOf(scene) / 2),
    default_threads_per_core: (scene) => (isArm(scene) ? 1 : 2),
    memory_size: (scene) => processorsOf(scene) * 4096,
    supported_architectures: (scene) => [isArm(scene) ? 'arm64' : 'x86_64'],
    supported_root_device_types: () => ['ebs'],
    supported_usages_classes: () => ['on-demand', 'spot'],
    supported_virtualization_types: () => ['hvm'],
    current_generation: () => true,
    hypervisor: 'nitro',
    ebs_encryption_support: 'supported',
    ebs_nvme_support: 'required',
    ebs_optimized_support: 'default',
    ena_support: 'required',
    maximum_network_interfaces: () => 3,
    maximum_ipv4_addresses_per_interface: () => 10,
    network_performance: 'Up to 5 Gigabit',
    gpus: () => [],
    fpgas: () => [],
    instance_disks: () => [],
    inference_accelerators: () => [],
  },
  aws_ec2_instance_types: { id: '{place.region}', instance_types: types },
  aws_ec2_instance_type_offering: {
    id: '{instance_type}',
    instance_type: (scene) => types(scene)[0] ?? 't3.micro',
  },
  aws_ec2_instance_type_offerings: {
    id: '{place.region}',
    instance_types: (scene) => offerings(scene).map(({ type }) => type),
    locations: (scene) => offerings(scene).map(({ location }) => location),
    location_types: (scene) => offerings(scene).map(() => textOf(scene.values.location_type) ?? 'region'),
  },
  aws_instance: {
    id: instanceId,
    arn: 'arn=ec2:ra:instance/{id}',
    ami: (scene) => standing(scene, 'ami-', scene.text('id')),
    instance_type: 't3.micro',
    instance_state: 'running',
    private_ip: '172.31.0.20',
    tenancy: 'default',
    tags: askedTags,
    instance_tags: askedTags,
    ebs_block_device: () => [],
    ephemeral_block_device: () => [],
    user_data: '',
    user_data_base64: '',
    key_name: '',
    iam_instance_profile: '',
  },
  aws_instances: {
    id: '{place.region}',
    ids: (scene) =>
      [0, 1].map((index) => standing(scene, 'i-', JSON.stringify(askedTags(scene)), String(index))),
    private_ips: () => ['172.31.0.20', '172.31.16.20'],
    public_ips: () => ['203.0.113.20', '203.0.113.21'],
    ipv6_addresses: () => [],
    instance_tags: (scene) => scene.values.instance_tags ?? {},
  },
  aws_key_pair: {
    id: '{key_pair_id}',
    key_pair_id: 'key-{hex:17}',
    key_name: (scene) => asked(scene, 'key_name', 'key-name') ?? 'key',
    arn: 'arn=ec2:ra:key-pair/{key_name}',
    key_type: 'rsa',
    tags: askedTags,
  },
  aws_launch_template: {
    id: (scene) =>
      asked(scene, 'id') ??
      standing(scene, 'lt-', textOf(scene.values.name) ?? '', JSON.stringify(askedTags(scene))),
    arn: 'arn=ec2:ra:launch-template/{id}',
    latest_version: () => 1,
    default_version: () => 1,
    tags: askedTags,
  },
  aws_ebs_snapshot: {
    id: 'snap-{hex:17}',
    snapshot_id: '{id}',
    arn: 'arn=ec2:r:snapshot/{id}',
    volume_size: () => 20,
    state: 'completed',
    storage_tier: 'standard',
    tags: askedTags,
  },
  aws_ebs_snapshot_ids: {
    id: '{place.region}',
    ids: (scene) => [standing(scene, 'snap-', JSON.stringify(askedTags(scene)))],
  },
  aws_ebs_volume: {
    id: 'vol-{hex:17}',
    volume_id: '{id}',
    arn: 'arn=ec2:ra:volume/{id}',
    size: () => 20,
    volume_type: 'gp3',
    iops: () => 3000,
    throughput: () => 125,
    tags: askedTags,
  },
  aws_ebs_volumes: {
    id: '{place.region}',
    ids: (scene) => [0, 1].map((index) => standing(scene, 'vol-', String(index))),
    tags: askedTags,
  },
  aws_autoscaling_groups: {
    id: '{place.region}',
    names: () => ['app-asg'],
    arns: (scene) => [
      scene.arn(
        'autoscaling',
        'ra',
        `autoScalingGroup:${scene.chance('asg').uuid()}:autoScalingGroupName/app-asg`,
      ),
    ],
  },
};

/** An image id for a public SSM parameter, from the parameter's name. */
export function imageOfParameter(scene: Scene, name: string): string {
  return scene.invent(`ami-${new Chance('ami parameter', scene.region, name).hex(17)}`);
}
