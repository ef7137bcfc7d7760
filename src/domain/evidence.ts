import type { AnswerFile } from './answer.js';
import type { StageResult } from './stage.js';
import type { Reference, Value } from './value.js';

/** Where something stands in the answer. Lines are 1-based; file paths are relative to the answer's folder. */
export interface Location {
  readonly file: string;
  readonly line: number;
}

/**
 * Where attribute values came from, best first: `state` (after the rehearsed apply), `plan`, or `hcl` (the
 * parsed files with constants folded).
 */
export type EvidenceLevel = 'state' | 'plan' | 'hcl';

/** One instance of a resource or data source. Blocks with `count = 0` have no instance. */
export interface Resource {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** With module path and keys: `module.net.aws_subnet.private[0]`, `data.aws_ami.linux`. */
  readonly address: string;
  /** The same without any instance key: what {@link Reference.to} names. */
  readonly block: string;
  /** Module path without keys: `''` for the root, `module.net`, `module.a.module.b`. */
  readonly module: string;
  /** `count` index or `for_each` key, null without either (or where it is unknown). */
  readonly key: string | number | null;
  /** False where `count`/`for_each` is unknown: this one instance then stands for any number, zero included. */
  readonly expanded: boolean;
  /** The provider configuration it uses: `aws`, `aws.west`. */
  readonly provider: string;
  /**
   * Attributes, and nested blocks as lists of objects (also where the schema allows one), as in Terraform's plan
   * JSON. Only `hcl` level lacks the provider's defaults: an attribute that is absent was not written.
   */
  readonly values: Readonly<Record<string, Value>>;
  /**
   * What each attribute's expression refers to, by path (`vpc_config.0.subnet_ids`), always from the
   * configuration, so it is there at every level. Followed through locals, variables and module outputs.
   */
  readonly references: Readonly<Record<string, readonly Reference[]>>;
  /** Header of the block. */
  readonly location: Location;
  /** Where each attribute or nested block stands, by path; dynamic blocks point at the dynamic block. */
  readonly locations: Readonly<Record<string, Location>>;
}

/** A reference as written, before it is followed. */
export interface RawReference {
  /** `resource`, `data`, `var`, `local`, `module`, `ephemeral`. Iterators, `path.*`, `each.*`, `self` are left out. */
  readonly kind: 'resource' | 'data' | 'var' | 'local' | 'module' | 'ephemeral';
  /** Absolute address of what is named, in the block's own module: `module.net.aws_vpc.main`, `var.cidr`, `local.tags`, `module.net`. */
  readonly to: string;
  /** Attribute or output read first, or null. */
  readonly attribute: string | null;
  readonly location: Location;
}

/** A call of a function in an expression, with arguments folded as far as constants go. */
export interface FunctionCall {
  readonly name: string;
  readonly args: readonly Value[];
  readonly location: Location;
}

/** One attribute of a block as written. */
export interface ConfigAttribute {
  /** Dotted path inside the block, nested blocks by index: `setting.0.value`. */
  readonly path: string;
  /** Folded value: known, null or unknown. */
  readonly value: Value;
  /** Source text of the expression. */
  readonly expression: string;
  readonly references: readonly RawReference[];
  readonly calls: readonly FunctionCall[];
  readonly location: Location;
}

export const blockKinds = [
  'resource',
  'data',
  'ephemeral',
  'variable',
  'output',
  'local',
  'module',
  'provider',
  'terraform',
  'other',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** One top-level block as written (each local value counts as a block of its own). */
export interface ConfigBlock {
  readonly kind: BlockKind;
  /** For resources and data sources: the type; for providers: the local name; else empty. */
  readonly type: string;
  /** Name, alias of a provider, or empty. */
  readonly name: string;
  /** Absolute, without keys: `module.net.aws_vpc.main`, `var.region`, `module.net.var.cidr`, `local.tags`, `output.id`, `module.net`, `provider.aws.west`. */
  readonly address: string;
  /** Module path it stands in, `''` for the root. */
  readonly module: string;
  readonly attributes: Readonly<Record<string, ConfigAttribute>>;
  /** Headers of nested blocks by path: `lifecycle.0`, `ingress.1`, `dynamic.ingress`. */
  readonly nested: Readonly<Record<string, Location>>;
  readonly location: Location;
}

/** A call of a child module. */
export interface ModuleCall {
  /** `module.net`, `module.a.module.b`. */
  readonly address: string;
  readonly source: string | null;
  /** Folder of the child relative to the answer's folder where the source is local, else null. */
  readonly folder: string | null;
  /** False for a local source whose folder holds no `.tf` file of the answer. */
  readonly found: boolean;
  readonly location: Location;
}

/** A file that does not parse, with the first error. Complete blocks before and after it are still in `blocks`. */
export interface SyntaxProblem {
  readonly message: string;
  readonly location: Location;
}

/** Everything graders may look at. Built once per answer, frozen, the same for every check. */
export interface Evidence {
  readonly level: EvidenceLevel;
  /** Root module's folder relative to the answer's folder: `.` or `lib`. */
  readonly root: string;
  readonly files: readonly AnswerFile[];
  /** Resource and data source instances over all modules that the root calls. */
  readonly resources: readonly Resource[];
  /** Blocks as written over all modules that the root calls, whatever the level. */
  readonly blocks: readonly ConfigBlock[];
  readonly modules: readonly ModuleCall[];
  readonly syntax: readonly SyntaxProblem[];
  readonly stages: readonly StageResult[];
}
