import type { Location } from '../domain/evidence.js';
import { isList, isObject, isUnknown, type Reference, type Value } from '../domain/value.js';
import type { Block, Body, Expression } from '../hcl/ast.js';
import { attributeOf } from './configuration.js';
import { elementsOf } from './convert.js';
import { fold } from './fold.js';
import { element, type Meanings } from './meanings.js';
import { foldIn, type BlockInstance } from './expand.js';
import { bind, type Scope } from './scope.js';
import { anyElement, elementAt } from './traversal.js';
import { isSet, objectOf, unknownFrom } from './values.js';

/** Arguments of Terraform itself in resources and data sources: not part of their values. */
export const metaArguments: ReadonlySet<string> = new Set(['count', 'for_each', 'depends_on', 'provider']);
/** Blocks of Terraform itself in resources and data sources. */
export const metaBlocks: ReadonlySet<string> = new Set(['lifecycle', 'provisioner', 'connection']);

/** Arguments whose words are names of providers and attributes, not of blocks. */
const namesOnly: ReadonlySet<string> = new Set(['provider', 'lifecycle.0.ignore_changes']);

/** An instance's values as plan JSON shows them, and where each came from. */
export interface InstanceValues {
  readonly values: Readonly<Record<string, Value>>;
  readonly references: Readonly<Record<string, readonly Reference[]>>;
  readonly locations: Readonly<Record<string, Location>>;
}

/** Folds the whole body of an instance. */
export function readInstance(instance: BlockInstance): InstanceValues {
  return new BodyReader(instance).read();
}

/** Folds one attribute, or the nested blocks of one name; undefined where neither is written. */
export function readPart(instance: BlockInstance, name: string): Value | undefined {
  if (metaArguments.has(name) || metaBlocks.has(name)) return undefined;
  const attribute = attributeOf(instance.item.body, name);
  if (attribute) return foldIn(instance, attribute);
  const blocks = instance.item.body.blocks.filter(
    (block) => block.kind === name || dynamicName(block) === name,
  );
  return blocks.length === 0 ? undefined : new BodyReader(instance).readBlocks(blocks)[name];
}

/** The block type that a dynamic block makes; null for other blocks. */
export function dynamicName(block: Block): string | null {
  return block.kind === 'dynamic' ? (block.labels[0] ?? null) : null;
}

interface Place {
  readonly scope: Scope;
  readonly names: Meanings | null;
  readonly path: string;
}

class BodyReader {
  private readonly instance: BlockInstance;
  private readonly references = new Map<string, readonly Reference[]>();
  private readonly locations = new Map<string, Location>();

  constructor(instance: BlockInstance) {
    this.instance = instance;
  }

  read(): InstanceValues {
    const { body } = this.instance.item;
    const place = { scope: this.instance.scope, names: this.instance.names, path: '' };
    const entries: [string, Value][] = [];
    for (const { name, expression, line } of body.attributes) {
      this.note(name, expression, line, place);
      if (!metaArguments.has(name)) entries.push([name, foldIn(this.instance, expression)]);
    }
    return {
      values: { ...objectOf(entries), ...this.blocksOf(body.blocks, place, true) },
      references: Object.fromEntries(this.references),
      locations: Object.fromEntries(this.locations),
    };
  }

  readBlocks(blocks: readonly Block[]): Record<string, Value> {
    return this.blocksOf(blocks, { scope: this.instance.scope, names: this.instance.names, path: '' }, true);
  }

  private bodyOf(body: Body, place: Place): Record<string, Value> {
    const entries = body.attributes.map(({ name, expression, line }): [string, Value] => {
      this.note(place.path + name, expression, line, place);
      return [name, fold(expression, place.scope)];
    });
    return { ...objectOf(entries), ...this.blocksOf(body.blocks, place, false) };
  }

  private blocksOf(blocks: readonly Block[], place: Place, top: boolean): Record<string, Value> {
    const lists = new Map<string, Value[]>();
    const add = (name: string): Value[] => {
      const list = lists.get(name) ?? [];
      lists.set(name, list);
      return list;
    };
    for (const block of blocks) {
      const generated = dynamicName(block);
      if (generated !== null) this.expandDynamic(block, generated, add(generated), place);
      else {
        const list = add(block.kind);
        const path = `${place.path}${block.kind}.${list.length}`;
        this.locations.set(path, { file: this.instance.item.file.file, line: block.line });
        list.push(this.bodyOf(block.body, { ...place, path: `${path}.` }));
      }
    }
    return Object.fromEntries([...lists].filter(([name]) => !top || !metaBlocks.has(name)));
  }

  /** Adds what a dynamic block makes; an unknown element stands for any number of blocks. */
  private expandDynamic(block: Block, name: string, list: Value[], place: Place): void {
    const forEach = attributeOf(block.body, 'for_each');
    const content = block.body.blocks.find((inner) => inner.kind === 'content');
    if (!forEach || !content) return;
    const collection = fold(forEach, place.scope);
    const iterator = iteratorName(block);
    const location = { file: this.instance.item.file.file, line: block.line };
    const references = this.follow(forEach, place);
    const { budget } = this.instance.scope;
    const elements = knownElements(collection);
    if (elements === null || !budget.affordsBlocks(elements.length)) {
      const path = `${place.path}${name}.${list.length}`;
      this.locations.set(path, location);
      this.references.set(path, references);
      list.push(unknownFrom([collection]));
      return;
    }
    for (const [key, value] of elements) {
      const path = `${place.path}${name}.${list.length}`;
      this.locations.set(path, location);
      if (references.length > 0) this.references.set(path, references);
      const step = isSet(collection) ? anyElement : elementAt(key);
      const meaning = element(forEach, step, this.instance.item.module, place.names, true);
      const inner = {
        scope: bind(place.scope, iterator, { key: isSet(collection) ? value : key, value }),
        names: { name: iterator, meaning, outer: place.names },
        path: `${path}.`,
      };
      list.push(this.bodyOf(content.body, inner));
    }
  }

  private note(path: string, expression: Expression, line: number, place: Place): void {
    this.locations.set(path, { file: this.instance.item.file.file, line });
    if (namesOnly.has(path)) return;
    const references = this.follow(expression, place);
    if (references.length > 0) this.references.set(path, references);
  }

  private follow(expression: Expression, place: Place): readonly Reference[] {
    if (expression.kind === 'literal') return [];
    const { follower } = this.instance.owner.shared;
    return follower.follow(expression, this.instance.item.module, place.names);
  }
}

/** The elements of a collection; null where it is not known how many there are. */
function knownElements(collection: Value): ReturnType<typeof elementsOf> | null {
  if (isList(collection)) {
    const mayMerge = isSet(collection) && collection.length > 1 && collection.some(isUnknown);
    return mayMerge ? null : elementsOf(collection);
  }
  return isObject(collection) ? elementsOf(collection) : null;
}

/** The name under which a dynamic block's content reads the element. */
export function iteratorName(block: Block): string {
  const iterator = attributeOf(block.body, 'iterator');
  return iterator?.kind === 'variable' ? iterator.name : (block.labels[0] ?? '');
}
