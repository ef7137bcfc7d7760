/**
 * What a utility provider is: a schema and a few functions on plain values. `serve.ts` turns it into the provider
 * protocol, so that a provider of ours never sees a message, a codec or the disk outside an answer's folder.
 */
import { type Substitution } from '../../domain/stage.js';
import { type CtyObject, type CtyType, type CtyValue } from '../wire/index.js';
import { type AllowanceKind } from './allowance.js';
import { type Chance } from './chance.js';
import { type AnswerFolder } from './folder.js';

/** Who gives an attribute its value. */
export type Mode = 'required' | 'optional' | 'computed' | 'optional+computed';

export interface AttributeSpec {
  readonly type: CtyType;
  readonly mode: Mode;
  /** Planned where the configuration leaves the attribute out. */
  readonly default?: CtyValue;
  /** A change replaces the resource. */
  readonly forceNew?: true;
  readonly sensitive?: true;
  readonly deprecated?: true;
}

export interface NestedSpec {
  readonly nesting: 'single' | 'list' | 'set';
  readonly block: BlockSpec;
  readonly min?: number;
  readonly max?: number;
  readonly forceNew?: true;
}

export interface BlockSpec {
  readonly attributes: Readonly<Record<string, AttributeSpec>>;
  readonly blocks?: Readonly<Record<string, NestedSpec>>;
}

/** An error or warning for the person who wrote the configuration. */
export interface Problem {
  readonly severity?: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** The attribute concerned, at the top of the block. */
  readonly attribute?: string;
}

/** A value, or why there is none. */
export type Outcome = { readonly state: CtyObject } | { readonly problems: readonly Problem[] };

/** What a call may use. Everything repeatable comes from `chance`; everything on disk goes through `folder`. */
export interface CallContext {
  readonly folder: AnswerFolder;
  /**
   * A stream for this call's resource type and configuration. The first block with a given configuration gets
   * stream 0, an identical second one stream 1, …: the set of values is the same in every run, and no two are equal.
   */
  chance(): Chance;
  /** How many blocks of this type and configuration took a stream before this one. */
  index(): number;
  /** Counts work before it is done; throws where the answer has used up what it may. */
  use(kind: AllowanceKind, amount: number): void;
  /** The session's fixed time of day, the same in every run. */
  readonly now: Date;
  /** Records that something was answered in the outside world's stead. */
  substitute(substitution: Substitution): void;
}

export interface ResourceKind {
  /** Version of the state's shape, as published. @default 0 */
  readonly version?: number;
  readonly block: BlockSpec;
  /** Checks the configuration, which can hold unknowns. */
  validate?(config: CtyObject): readonly Problem[];
  /** Adjusts what the general rule planned (attributes that default to one another). */
  plan?(planned: CtyObject, config: CtyObject, prior: CtyObject | null): CtyObject;
  /** Gives every unknown of the planned state its value, for a new resource and for a changed one. */
  create(planned: CtyObject, context: CallContext): Outcome | Promise<Outcome>;
  /** The state as found, or null where the resource is gone. @default unchanged */
  read?(state: CtyObject, context: CallContext): CtyObject | null | Promise<CtyObject | null>;
  destroy?(state: CtyObject, context: CallContext): void | Promise<void>;
}

export interface DataSourceKind {
  readonly block: BlockSpec;
  validate?(config: CtyObject): readonly Problem[];
  /** Answers with every attribute of the block; `config` is wholly known and has the defaults. */
  read(config: CtyObject, context: CallContext): Outcome | Promise<Outcome>;
}

export interface UtilityProvider {
  /** Local name and last part of the source: `random` of `hashicorp/random`. */
  readonly name: string;
  /** Published version whose schema this one copies. */
  readonly version: string;
  readonly block: BlockSpec;
  readonly resources: Readonly<Record<string, ResourceKind>>;
  readonly dataSources: Readonly<Record<string, DataSourceKind>>;
  /** Ephemeral resources: opened like a data source is read, and never kept. */
  readonly ephemeral?: Readonly<Record<string, DataSourceKind>>;
}
