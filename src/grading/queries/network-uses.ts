import type { Evidence, Resource } from '../../domain/evidence.js';
import { linked } from './network-links.js';
import { groupTypes, ruleTypes } from './network-rules.js';
import { resourcesOf } from './blocks.js';
import { unreadPart } from './network-unread.js';
import { isSwitchedOff } from './policies-joins.js';

/** Uses that attach nothing: ordering, labels, and the rules of groups themselves. */
const idlePaths = /^(depends_on|tags|tags_all|lifecycle|triggers|replace_triggered_by)(\.|$)/;
const idleTypes = new Set<string>([...groupTypes, ...ruleTypes]);

/** Resources that carry a security group: everything that names it except rules and other groups. */
export function carriersOf(evidence: Evidence, group: Resource): readonly Resource[] {
  return evidence.resources.filter((resource) => {
    if (idleTypes.has(resource.type) || resource.block === group.block) return false;
    return Object.entries(resource.references).some(
      ([path, references]) =>
        !idlePaths.test(path) && references.some((reference) => reference.to === group.block),
    );
  });
}

/**
 * Why something without a visible use may still be used: it is handed to a module from elsewhere, exported as an output,
 * or named by a block that is switched off by default. Null where nothing names it.
 */
export function hiddenUse(evidence: Evidence, resource: Resource): string | null {
  const unread = unreadPart(evidence);
  if (unread !== null) return unread;
  const names = namesOf(evidence, resource.block);
  for (const block of evidence.blocks) {
    if (block.address === resource.block || idleTypes.has(block.type)) continue;
    const attributes = Object.values(block.attributes).filter((attribute) => !idlePaths.test(attribute.path));
    if (!attributes.some((attribute) => attribute.references.some((reference) => names.has(reference.to))))
      continue;
    if (block.kind === 'module' && isOutside(evidence, block.address)) return `${block.address} is given it`;
    if (block.kind === 'output' && block.module === '') return `${block.address} exports it`;
    if (block.kind === 'resource' && isSwitchedOff(evidence, block.address))
      return `${block.address} names it and is switched off`;
  }
  return missingOutput(evidence, resource.module);
}

/** An output that is used and that the resource's module does not declare: it may be what hands the resource on. */
function missingOutput(evidence: Evidence, module: string): string | null {
  if (module === '') return null;
  const declared = new Set(
    evidence.blocks
      .filter((block) => block.kind === 'output' && block.module === module)
      .map(({ name }) => name),
  );
  for (const block of evidence.blocks) {
    for (const { references } of Object.values(block.attributes)) {
      const missing = references.find(
        ({ to, attribute }) => to === module && attribute !== null && !declared.has(attribute),
      );
      if (missing !== undefined) return `${module}.${missing.attribute ?? ''} is used and not declared`;
    }
  }
  return null;
}

/** The resource's address and every local value or output through which it is handed on. */
function namesOf(evidence: Evidence, address: string): ReadonlySet<string> {
  const names = new Set([address]);
  for (let size = 0; size < names.size;) {
    size = names.size;
    for (const block of evidence.blocks) {
      if (block.kind !== 'local' && block.kind !== 'output') continue;
      const reads = Object.values(block.attributes).some((attribute) =>
        attribute.references.some((reference) => readsAny(names, reference.to, reference.attribute)),
      );
      if (reads) names.add(block.kind === 'output' ? outputName(block.module, block.name) : block.address);
    }
  }
  return names;
}

/** An output of a child module as its caller names it, `module.net#id`; a root output as itself. */
function outputName(module: string, name: string): string {
  return `${module}#${name}`;
}

function readsAny(names: ReadonlySet<string>, to: string, attribute: string | null): boolean {
  return names.has(to) || names.has(outputName(to, attribute ?? ''));
}

function isOutside(evidence: Evidence, module: string): boolean {
  return evidence.modules.some((call) => call.address === module && (call.folder === null || !call.found));
}

/** Where each kind of resource names its groups. */
export const groupAttributes: Readonly<Record<string, readonly string[]>> = {
  aws_alb: ['security_groups'],
  aws_db_instance: ['vpc_security_group_ids'],
  aws_dax_cluster: ['security_group_ids'],
  aws_docdb_cluster: ['vpc_security_group_ids'],
  aws_ecs_service: ['network_configuration.0.security_groups'],
  aws_efs_mount_target: ['security_groups'],
  aws_elasticache_cluster: ['security_group_ids'],
  aws_elasticache_replication_group: ['security_group_ids'],
  aws_elasticsearch_domain: ['vpc_options.0.security_group_ids'],
  aws_instance: ['vpc_security_group_ids', 'security_groups'],
  aws_lambda_function: ['vpc_config.0.security_group_ids'],
  aws_launch_configuration: ['security_groups'],
  aws_launch_template: ['vpc_security_group_ids', 'network_interfaces'],
  aws_lb: ['security_groups'],
  aws_msk_cluster: ['broker_node_group_info.0.security_groups'],
  aws_neptune_cluster: ['vpc_security_group_ids'],
  aws_opensearch_domain: ['vpc_options.0.security_group_ids'],
  aws_rds_cluster: ['vpc_security_group_ids'],
  aws_redshift_cluster: ['vpc_security_group_ids'],
  aws_vpc_endpoint: ['security_group_ids'],
};

/** Declared groups that a resource carries. */
export function groupsOf(evidence: Evidence, resource: Resource): readonly Resource[] {
  const attributes = groupAttributes[resource.type] ?? [];
  return [
    ...new Set(attributes.flatMap((attribute) => linked(evidence, resource, attribute, ...groupTypes))),
  ];
}

/** Kinds that hold data and are reached over the network. */
export const dataStoreTypes = [
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_docdb_cluster',
  'aws_neptune_cluster',
  'aws_redshift_cluster',
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_opensearch_domain',
  'aws_elasticsearch_domain',
  'aws_dax_cluster',
] as const;

/** Groups carried by data stores. */
export function dataStoreGroups(evidence: Evidence): ReadonlyMap<Resource, Resource> {
  const found = new Map<Resource, Resource>();
  for (const store of resourcesOf(evidence, ...dataStoreTypes)) {
    for (const group of groupsOf(evidence, store)) if (!found.has(group)) found.set(group, store);
  }
  return found;
}

/** Whether the configuration holds anything that could carry a security group. */
export function hasCarriers(evidence: Evidence): boolean {
  return resourcesOf(evidence, ...Object.keys(groupAttributes)).length > 0;
}
