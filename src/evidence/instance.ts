import { posix } from 'node:path';
import { Unknown, isUnknown, type Reference, type Value } from '../domain/value.js';
import type { Expression } from '../hcl/ast.js';
import { attributeOf, inModule, type Configuration, type Item, type Module } from './configuration.js';
import { expandItem, foldIn, keySuffix, type BlockInstance, type Expansion } from './expand.js';
import { fold } from './fold.js';
import type { Follower } from './follow.js';
import { meaningsOf } from './meanings.js';
import type { Bindings, Budget, Names, Scope } from './scope.js';
import { BlockValue } from './values.js';
import { convertToType } from './variable-type.js';

/** What all module instances of one answer share. */
export interface Shared {
  readonly configuration: Configuration;
  /** Values of root variables from tfvars files and substitutions. */
  readonly supplied: ReadonlyMap<string, Value>;
  readonly follower: Follower;
  readonly budget: Budget;
  /** Reads one attribute or nested block of a resource's instance. Set by the reader of bodies. */
  readonly readBlock: (instance: BlockInstance, attribute: string) => Value | undefined;
}

/** A module as one instance of its call sees it. */
export class ModuleInstance implements Names {
  readonly module: Module;
  readonly shared: Shared;
  /** With keys: `module.net["a"]`. */
  readonly address: string;
  private readonly call: BlockInstance | null;
  private readonly memo = new Map<string, Value>();
  private readonly active = new Set<string>();
  private readonly expansions = new Map<Item, Expansion>();
  private readonly callInstances = new Map<BlockInstance, ModuleInstance>();

  constructor(module: Module, shared: Shared, call: BlockInstance | null) {
    this.module = module;
    this.shared = shared;
    this.call = call;
    this.address =
      call === null ? '' : inModule(call.owner.address, `module.${call.item.name}${keySuffix(call.key)}`);
  }

  scope(bindings: Bindings | null = null): Scope {
    return { module: this, bindings, budget: this.shared.budget, strict: false };
  }

  variable(name: string): Value {
    return this.once(`var.${name}`, () => this.computeVariable(name));
  }

  local(name: string): Value {
    return this.once(`local.${name}`, () => {
      const expression = this.module.byAddress.get(`local.${name}`)?.body.attributes[0]?.expression;
      return expression ? fold(expression, this.scope()) : this.undeclared(`local.${name}`);
    });
  }

  block(address: string): Value {
    const item = this.module.byAddress.get(address);
    const reference = { to: inModule(this.module.path, address), attribute: null };
    if (item === undefined || item.kind === 'ephemeral') return new Unknown([reference]);
    return this.once(address, () => {
      const read = (instance: BlockInstance): Value => {
        const own = this.referenceTo(instance, address);
        return new BlockValue(own, (name) => this.readBlock(instance, own, name));
      };
      return assemble(this.expand(item), reference, read);
    });
  }

  child(name: string): Value {
    const item = this.module.byAddress.get(`module.${name}`);
    const reference = { to: inModule(this.module.path, `module.${name}`), attribute: null };
    if (item === undefined || !this.module.children.has(name)) return new Unknown([reference]);
    return this.once(item.address, () => {
      const read = (instance: BlockInstance): Value =>
        new BlockValue(
          reference,
          (output) =>
            this.callInstance(instance)?.output(output) ?? new Unknown([{ ...reference, attribute: output }]),
        );
      return assemble(this.expand(item), reference, read);
    });
  }

  path(name: string): Value {
    const { rootFolder } = this.shared.configuration;
    if (name === 'root') return '.';
    return name === 'module' ? posix.relative(rootFolder, this.module.folder) || '.' : new Unknown();
  }

  readFile(path: string): string | null {
    const { rootFolder, answerFiles } = this.shared.configuration;
    return answerFiles.get(posix.normalize(posix.join(rootFolder, path)))?.text ?? null;
  }

  references(expression: Expression, bindings: Bindings | null): readonly Reference[] {
    return this.shared.follower.follow(expression, this.module, meaningsOf(bindings));
  }

  /** Instances of a block of this module. */
  expand(item: Item): Expansion {
    const known = this.expansions.get(item);
    if (known) return known;
    const expansion = expandItem(this, item);
    this.expansions.set(item, expansion);
    return expansion;
  }

  /** The child module as one instance of its call has it; null where its folder is not in the answer. */
  callInstance(call: BlockInstance): ModuleInstance | null {
    const known = this.callInstances.get(call);
    if (known) return known;
    const module = this.module.children.get(call.item.name);
    if (module === undefined) return null;
    const instance = new ModuleInstance(module, this.shared, call);
    this.callInstances.set(call, instance);
    return instance;
  }

  private output(name: string): Value {
    return this.once(`output.${name}`, () => {
      const item = this.module.byAddress.get(`output.${name}`);
      const expression = item && attributeOf(item.body, 'value');
      return expression ? fold(expression, this.scope()) : this.undeclared(`output.${name}`);
    });
  }

  private undeclared(address: string): Value {
    return new Unknown([{ to: inModule(this.module.path, address), attribute: null }]);
  }

  /** Computes a named value once; one that depends on itself is unknown. */
  private once(name: string, compute: () => Value): Value {
    const known = this.memo.get(name);
    if (known !== undefined) return known;
    if (this.active.has(name)) return new Unknown();
    this.active.add(name);
    try {
      const value = compute();
      this.memo.set(name, value);
      return value;
    } finally {
      this.active.delete(name);
    }
  }

  private computeVariable(name: string): Value {
    const item = this.module.byAddress.get(`var.${name}`);
    const type = item && attributeOf(item.body, 'type');
    const fallback = item && attributeOf(item.body, 'default');
    const given = this.givenValue(name);
    const keepsNull = !(given === null && fallback && isFalse(attributeOf(item.body, 'nullable')));
    if (given !== undefined && keepsNull) return convertToType(given, type);
    if (fallback) return convertToType(fold(fallback, this.scope()), type);
    return this.undeclared(`var.${name}`);
  }

  private givenValue(name: string): Value | undefined {
    if (this.call === null) return this.shared.supplied.get(name);
    const argument = attributeOf(this.call.item.body, name);
    return argument && foldIn(this.call, argument);
  }

  /** The reference to one instance of a block of this module, which is named where a key tells it from others. */
  private referenceTo(instance: BlockInstance, address: string): Reference {
    const to = inModule(this.module.path, address);
    const own = inModule(this.address, address) + keySuffix(instance.key);
    return own === to ? { to, attribute: null } : { to, attribute: null, instance: own };
  }

  private readBlock(instance: BlockInstance, block: Reference, attribute: string): Value {
    const { to } = block;
    const own = { ...block, attribute };
    const value = this.once(`${to}${keySuffix(instance.key)} ${attribute}`, () => {
      const found = this.shared.readBlock(instance, attribute);
      return found === undefined ? new Unknown([own]) : found;
    });
    if (!isUnknown(value)) return value;
    const others = value.references.filter((other) => other.to !== to || other.attribute !== attribute);
    return new Unknown([own, ...others], value.parts);
  }
}

function isFalse(expression: Expression | undefined): boolean {
  return expression?.kind === 'literal' && expression.value === false;
}

/** A block as references see it: one value, a list, or a map of its instances. */
function assemble(
  expansion: Expansion,
  reference: Reference,
  read: (instance: BlockInstance) => Value,
): Value {
  const [first] = expansion.instances;
  if (!expansion.expanded) return new Unknown([reference]);
  if (expansion.form === 'list') return expansion.instances.map(read);
  if (expansion.form === 'map') {
    return Object.fromEntries(expansion.instances.map((instance) => [String(instance.key), read(instance)]));
  }
  return first ? read(first) : new Unknown([reference]);
}
