import type { ConfigAttribute, ConfigBlock, Location, RawReference } from '../domain/evidence.js';
import { Unknown, type Value } from '../domain/value.js';
import type { Attribute, Block, Body, Expression } from '../hcl/ast.js';
import { parseExpression } from '../hcl/fragment.js';
import { dynamicName, iteratorName } from './body-values.js';
import { attributeOf, type Item, type Module } from './configuration.js';
import { fold } from './fold.js';
import { foldIn, genericInstance, type BlockInstance } from './expand.js';
import { ModuleInstance } from './instance.js';
import { mentionsIn, withNames, type BoundNames } from './raw-references.js';
import { bind, type Scope } from './scope.js';
import { symbolsIn } from './symbols.js';
import { settle } from './values.js';

/** Every block of every module as written, in the order of the files. */
export function blocksOf(root: ModuleInstance, modules: readonly Module[]): ConfigBlock[] {
  const owners = new Map<Module, ModuleInstance>();
  return modules.flatMap((module) => {
    const owner = ownerOf(module, root, owners);
    return module.items.map((item) => new BlockReader(genericInstance(owner, item)).read());
  });
}

/** The one instance of a module, or one with the call's `count` or `for_each` left open. */
function ownerOf(module: Module, root: ModuleInstance, owners: Map<Module, ModuleInstance>): ModuleInstance {
  const known = owners.get(module);
  if (known) return known;
  const call = module.parent?.byAddress.get(`module.${module.path.split('.').at(-1) ?? ''}`);
  let owner = root;
  if (module.parent && call) {
    const parent = ownerOf(module.parent, root, owners);
    const generic = genericInstance(parent, call);
    owner = parent.callInstance(generic) ?? new ModuleInstance(module, root.shared, generic);
  }
  owners.set(module, owner);
  return owner;
}

interface Place {
  readonly scope: Scope;
  readonly bound: BoundNames;
  readonly path: string;
}

class BlockReader {
  private readonly instance: BlockInstance;
  private readonly item: Item;
  private readonly attributes = new Map<string, ConfigAttribute>();
  private readonly nested = new Map<string, Location>();

  constructor(instance: BlockInstance) {
    this.instance = instance;
    this.item = instance.item;
  }

  read(): ConfigBlock {
    const { kind, type, name, address, module, location, body } = this.item;
    this.readBody(body, { scope: this.instance.scope, bound: new Set(), path: '' });
    return {
      kind,
      type,
      name,
      address,
      module: module.path,
      attributes: Object.fromEntries(this.attributes),
      nested: Object.fromEntries(this.nested),
      location,
    };
  }

  private readBody(body: Body, place: Place): void {
    for (const attribute of body.attributes) this.readAttribute(attribute, place);
    const counts = new Map<string, number>();
    for (const block of body.blocks) {
      const name = dynamicName(block);
      const base = name === null ? block.kind : `dynamic.${name}`;
      const at = counts.get(base) ?? 0;
      counts.set(base, at + 1);
      if (name === null) this.readNested(block, `${place.path}${base}.${at}`, place);
      else this.readDynamic(block, `${place.path}${base}${at === 0 ? '' : `.${at}`}`, place);
    }
  }

  private readNested(block: Block, path: string, place: Place): void {
    this.nested.set(path, this.at(block.line));
    this.readBody(block.body, { ...place, path: `${path}.` });
  }

  private readDynamic(block: Block, path: string, place: Place): void {
    this.nested.set(path, this.at(block.line));
    for (const attribute of block.body.attributes) {
      if (attribute.name !== 'iterator') this.readAttribute(attribute, { ...place, path: `${path}.` });
    }
    const iterator = iteratorName(block);
    const forEach = attributeOf(block.body, 'for_each');
    const any = forEach
      ? new Unknown(place.scope.module.references(forEach, place.scope.bindings))
      : new Unknown();
    const inner: Place = {
      scope: bind(place.scope, iterator, { key: any, value: any }),
      bound: withNames(place.bound, iterator),
      path: `${path}.content.`,
    };
    for (const content of block.body.blocks) {
      if (content.kind !== 'content') continue;
      this.nested.set(`${path}.content`, this.at(content.line));
      this.readBody(content.body, inner);
    }
  }

  private readAttribute(attribute: Attribute, place: Place): void {
    const { expression } = attribute;
    const path = place.path + attribute.name;
    const location = this.at(attribute.line);
    const source = this.item.file.text.slice(expression.start, expression.end);
    const written = { path, expression: source, location };
    if (this.isSymbolic(path)) {
      const value =
        path === 'type' && expression.kind !== 'literal'
          ? source.replace(/\s+/g, ' ')
          : symbolsIn(expression);
      this.attributes.set(path, { ...written, value: settle(value), references: [], calls: [] });
      return;
    }
    const value = place.path === '' ? foldIn(this.instance, expression) : fold(expression, place.scope);
    this.attributes.set(path, {
      ...written,
      value: settle(value),
      references: this.referencesOf(expression, path, place),
      calls: this.callsOf(expression, place),
    });
  }

  /** True for arguments whose words name things rather than have values. */
  private isSymbolic(path: string): boolean {
    const { kind, word } = this.item;
    if (kind === 'terraform' || word === 'moved' || word === 'removed') return true;
    if (kind === 'variable') return path === 'type';
    if (kind === 'module') return path === 'providers';
    if (kind !== 'resource' && kind !== 'data' && kind !== 'ephemeral' && word !== 'import') return false;
    return path === 'provider' || path === 'lifecycle.0.ignore_changes';
  }

  private referencesOf(expression: Expression, path: string, place: Place): readonly RawReference[] {
    const { file } = this.item.file;
    const module = this.item.module.path;
    const { references } = mentionsIn(expression, file, module, place.bound);
    if (path !== 'depends_on' || expression.kind !== 'list') return references;
    const quoted = expression.items.flatMap((item) => {
      const named =
        item.kind === 'literal' && typeof item.value === 'string' ? parseExpression(item.value) : null;
      if (named === null) return [];
      const found = mentionsIn(named, file, module, place.bound).references;
      return found.map((reference) => ({ ...reference, location: this.at(item.line) }));
    });
    return [...references, ...quoted];
  }

  private callsOf(expression: Expression, place: Place): ConfigAttribute['calls'] {
    const { calls } = mentionsIn(expression, this.item.file.file, this.item.module.path, place.bound);
    return calls.map(({ call, location, bound }) => {
      let { scope } = place;
      for (const name of bound) if (!place.bound.has(name)) scope = bind(scope, name, new Unknown());
      const args: Value[] = call.args.map((arg) => settle(fold(arg, scope)));
      return { name: call.name, args, location };
    });
  }

  private at(line: number): Location {
    return { file: this.item.file.file, line };
  }
}
