import type {
  ConfigAttribute,
  ConfigBlock,
  Evidence,
  FunctionCall,
  Resource,
} from '../../domain/evidence.js';
import { isUnknown, type Unknown } from '../../domain/value.js';
import { blockAt, joined, resourcesOf } from './blocks.js';
import { isWritten, linked } from './network-links.js';
import { stringOf } from './values.js';

/** Databases that RDS runs: instances of their own, and clusters. */
export function databases(evidence: Evidence): readonly Resource[] {
  return resourcesOf(evidence, 'aws_db_instance', 'aws_rds_cluster');
}

/** Copies of another database; their backups, credentials and snapshots belong to the source. */
export function isReplica(evidence: Evidence, database: Resource): boolean {
  return ['replicate_source_db', 'replication_source_identifier'].some((path) =>
    isWritten(evidence, database, path),
  );
}

/** Restored ones take over settings, so that nothing can be said about what is not written. */
export function isRestored(evidence: Evidence, database: Resource): boolean {
  return ['snapshot_identifier', 'restore_to_point_in_time', 's3_import', 'global_cluster_identifier'].some(
    (path) => isWritten(evidence, database, path),
  );
}

/**
 * The engine in small letters; undefined where the block names none. A replica takes its source's, and what stands in
 * the state of a rehearsal is then no statement of the answer.
 */
export function engineOf(database: Resource): string | Unknown | undefined {
  if (database.locations.engine === undefined) return undefined;
  const engine = stringOf(database, 'engine');
  return typeof engine === 'string' ? engine.toLowerCase() : engine;
}

/** Instances of a cluster. */
export function clusterInstances(evidence: Evidence, cluster: Resource): readonly Resource[] {
  return joined(evidence, cluster, ['aws_rds_cluster_instance'], 'cluster_identifier');
}

/** Attribute of a database as written in the configuration, whatever the level of the evidence. */
export function writtenAttribute(
  evidence: Evidence,
  resource: Resource,
  path: string,
): ConfigAttribute | undefined {
  return blockAt(evidence, resource.block)?.attributes[path];
}

/** Functions called in an attribute's expression, and in the locals and module arguments that it reads. */
export function callsBehind(evidence: Evidence, resource: Resource, path: string): readonly FunctionCall[] {
  return expressionsBehind(evidence, resource, path).flatMap(({ attribute }) => attribute.calls);
}

/** Whether an attribute's value comes, through locals and module arguments too, from a variable of the root module. */
export function readsVariable(evidence: Evidence, resource: Resource, path: string): boolean {
  return expressionsBehind(evidence, resource, path).some(
    ({ attribute, module }) => module === '' && attribute.references.some(({ kind }) => kind === 'var'),
  );
}

interface Written {
  readonly attribute: ConfigAttribute;
  readonly module: string;
}

/** The expression of an attribute, and of every local and module argument that it reads. */
function expressionsBehind(evidence: Evidence, resource: Resource, path: string): readonly Written[] {
  const first = writtenAttribute(evidence, resource, path);
  const open: Written[] = first === undefined ? [] : [{ attribute: first, module: resource.module }];
  const seen = new Map<ConfigAttribute, Written>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.attribute)) continue;
    seen.set(next.attribute, next);
    for (const { kind, to } of next.attribute.references) {
      const block = kind === 'local' ? blockAt(evidence, to) : undefined;
      for (const attribute of Object.values(block?.attributes ?? {}))
        open.push({ attribute, module: block?.module ?? '' });
      const argument = kind === 'var' ? argumentFor(evidence, to, next.module) : undefined;
      if (argument !== undefined) open.push(argument);
    }
  }
  return [...seen.values()];
}

/** What the caller of a module gives for its variable. */
function argumentFor(evidence: Evidence, variable: string, module: string): Written | undefined {
  const call: ConfigBlock | undefined = module === '' ? undefined : blockAt(evidence, module);
  const attribute = call?.attributes[variable.slice(variable.lastIndexOf('.') + 1)];
  return call === undefined || attribute === undefined ? undefined : { attribute, module: call.module };
}

/** Whether `lifecycle` tells Terraform to overlook changes of the attribute. */
export function isIgnored(evidence: Evidence, resource: Resource, attribute: string): boolean {
  const expression = writtenAttribute(evidence, resource, 'lifecycle.0.ignore_changes')?.expression ?? '';
  return expression.trim() === 'all' || new RegExp(`\\b${attribute}\\b`).test(expression);
}

/** Parameter groups that a database names, with the attribute. */
export function parameterGroups(
  evidence: Evidence,
  database: Resource,
): readonly { readonly group: Resource; readonly attribute: string }[] {
  const attributes = ['parameter_group_name', 'db_cluster_parameter_group_name', 'db_parameter_group_name'];
  return attributes.flatMap((attribute) =>
    linked(evidence, database, attribute, 'aws_db_parameter_group', 'aws_rds_cluster_parameter_group').map(
      (group) => ({
        group,
        attribute,
      }),
    ),
  );
}

/** What the text of a name shows: known text, or the known pieces of a template. */
export function knownPieces(value: string | Unknown | undefined): readonly string[] {
  if (value === undefined) return [];
  if (!isUnknown(value)) return [value];
  return value.parts.filter((part) => typeof part === 'string');
}
