import { Chance } from '../../utility/chance.js';
import { fingerprint, textOf } from '../../utility/values.js';
import { CtyUnknown, hasUnknown, type CtyObject, type CtyValue, type SchemaBlock } from '../../wire/index.js';
import { arnOf, type Place } from './place.js';
import { renderTemplate } from './template.js';

/** How an attribute gets its value: a template (see `template.ts`), or a function where a template cannot say it. */
export type Filling = string | ((scene: Scene, path: string) => CtyValue);

/**
 * What is known of one resource type: its id, its ARN and whatever else later blocks depend on. A member of a nested
 * block is named by its path without indexes: `vpc_config.vpc_id`.
 */
export type Rule = Readonly<Record<string, Filling>>;

export interface SceneInput extends Place {
  readonly type: string;
  readonly values: CtyObject;
  readonly schema: SchemaBlock;
  readonly seed: string;
  readonly rule: Rule;
  /** What fills an attribute that the rule does not name. */
  readonly general: (scene: Scene, name: string) => CtyValue;
}

/**
 * One resource (or data source) while its missing values are found. Attributes are settled on demand, so that a rule may
 * refer to others in any order.
 */
export class Scene implements Place {
  readonly type: string;
  readonly region: string;
  readonly account: string;
  readonly values: CtyObject;
  readonly schema: SchemaBlock;
  /** Strings that were made up, as opposed to taken over from the configuration. */
  readonly invented = new Set<string>();
  readonly #input: SceneInput;
  readonly #seed: readonly string[];
  readonly #pending = new Set<string>();

  constructor(input: SceneInput) {
    this.type = input.type;
    this.region = input.region;
    this.account = input.account;
    this.values = { ...input.values };
    this.schema = input.schema;
    this.#input = input;
    this.#seed = [input.seed, input.type, fingerprint(input.values)];
  }

  /** Gives `name` its value unless it has one, and returns it. A rule that refers to itself gets null. */
  settle(name: string): CtyValue {
    const current = this.values[name];
    const filling = this.#input.rule[name];
    // A set of which only some members are known (the names of a certificate's records) is a rule's to complete.
    const isOpen = filling === undefined ? current instanceof CtyUnknown : hasUnknown(current ?? null);
    if (current !== undefined && !isOpen) return current;
    if (this.#pending.has(name)) return null;
    this.#pending.add(name);
    const value = filling === undefined ? this.#input.general(this, name) : this.#filled(filling, name);
    const isUseless = value instanceof CtyUnknown || (name === 'id' && value === '');
    const settled = respectPrefix(current, isUseless ? this.#input.general(this, name) : value);
    this.values[name] = settled;
    this.#pending.delete(name);
    return settled;
  }

  /** What the rule says of a member of a nested block, at a path such as `rule.0.id`; undefined where it says nothing. */
  nested(path: string): CtyValue | undefined {
    const filling = this.#input.rule[path.replaceAll(/\.\d+(?=\.|$)/g, '')];
    return filling === undefined ? undefined : this.#filled(filling, path);
  }

  /** Whether the rule says what stands in a nested block, by its path. */
  knowsMembersOf(path: string): boolean {
    const prefix = `${path.replaceAll(/\.\d+(?=\.|$)/g, '')}.`;
    return Object.keys(this.#input.rule).some((name) => name.startsWith(prefix));
  }

  #filled(filling: Filling, path: string): CtyValue {
    return typeof filling === 'string' ? renderTemplate(filling, this, path) : filling(this, path);
  }

  /** The attribute as text once it has its value; empty where it has none. */
  text(name: string): string {
    if (this.values[name] === undefined && !this.has(name) && this.#input.rule[name] === undefined) return '';
    return textOf(this.settle(name)) ?? '';
  }

  /** Whether the schema has the attribute. */
  has(name: string): boolean {
    return this.schema.attributes.has(name);
  }

  /** A stream of its own for every purpose of every resource. */
  chance(purpose: string): Chance {
    return new Chance(...this.#seed, purpose);
  }

  /** Marks a string as made up. */
  invent(text: string): string {
    this.invented.add(text);
    return text;
  }

  arn(service: string, scope: string, resource: string): string {
    return this.invent(arnOf(this, service, scope, resource));
  }
}

/** Terraform may know how an unknown string begins; a value that begins otherwise would be refused. */
function respectPrefix(unknown: CtyValue | undefined, value: CtyValue): CtyValue {
  const prefix = unknown instanceof CtyUnknown ? unknown.prefix : null;
  if (prefix === null || typeof value !== 'string' || value.startsWith(prefix)) return value;
  return prefix + value;
}
