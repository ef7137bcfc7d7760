import type { Location, Resource } from '../domain/evidence.js';
import { Unknown, isList, isObject, isUnknown, type Reference, type Value } from '../domain/value.js';
import { alignBlocks, renamed, type Renames } from './align.js';
import { valueOf, withoutKeys, type PlannedInstance } from './instances.js';
import { referencesIn, settle } from './values.js';

/**
 * Puts the values of a plan or a state in place of the folded ones. What Terraform does not know yet becomes what
 * the configuration says of it: the same references and, for templates, the same known pieces.
 */
export function overlay(written: readonly Resource[], planned: readonly PlannedInstance[]): Resource[] {
  const byAddress = new Map(written.map((resource) => [resource.address, resource]));
  const byBlock = new Map<string, Resource>();
  const order = new Map<string, number>();
  for (const [at, resource] of written.entries()) {
    order.set(resource.address, at);
    if (!byBlock.has(resource.block)) byBlock.set(resource.block, resource);
  }
  return planned
    .map((instance, at) => {
      const block = byBlock.get(withoutKeys(instance.address));
      const source = byAddress.get(instance.address) ?? block;
      const place = order.get(source?.address ?? '') ?? written.length;
      return { resource: merge(instance, source), place, at };
    })
    .sort((a, b) => a.place - b.place || a.at - b.at)
    .map(({ resource }) => resource);
}

function merge(instance: PlannedInstance, source: Resource | undefined): Resource {
  const { mode, type, name, address, key } = instance;
  const planned = objectValue(instance.values);
  const { values: aligned, renames } = alignBlocks(
    source?.values ?? {},
    withUnknownKeys(planned, instance.unknown),
  );
  const references = renameKeys(source?.references ?? {}, renames);
  const marked = markObject(planned, instance.unknown, { written: aligned, references, path: '' });
  const values = settle(isObject(marked) ? unhash(marked, aligned) : marked);
  return {
    mode,
    type,
    name,
    address,
    block: withoutKeys(address),
    module: withoutKeys(instance.module),
    key,
    expanded: true,
    provider: source?.provider ?? type.split('_')[0] ?? type,
    values: isObject(values) ? keepOpen(values, aligned) : {},
    references,
    location: source?.location ?? { file: '', line: 1 },
    locations: renameKeys<Location>(source?.locations ?? {}, renames),
  };
}

/**
 * A value that comes straight from a root variable to which nobody gave a value stays unknown, whatever was invented
 * for it so that Terraform could run: it is not the answer's. Names with such a variable inside keep their value.
 */
function keepOpen(
  values: Readonly<Record<string, Value>>,
  written: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Object.hasOwn(written, name) ? openAt(value, written[name]) : value,
    ]),
  );
}

function openAt(value: Value, written: Value | undefined): Value {
  if (isUnknown(written)) {
    const { references, parts } = written;
    const open =
      references.length > 0 && parts.length === 0 && references.every(({ to }) => to.startsWith('var.'));
    return open ? written : value;
  }
  if (isObject(value) && isObject(written)) return keepOpen(value, written);
  if (!isList(value) || !isList(written) || value.length !== written.length) return value;
  return value.map((item, index) => openAt(item, written[index]));
}

/** The AWS provider keeps a digest in place of a script; the script itself is in the configuration. */
function unhash(
  values: Readonly<Record<string, Value>>,
  written: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const { user_data: digest } = values;
  const { user_data: script } = written;
  if (typeof digest !== 'string' || !/^[0-9a-f]{40}$/.test(digest)) return values;
  return script === undefined || script === null ? values : { ...values, user_data: script };
}

function objectValue(values: Readonly<Record<string, unknown>>): Readonly<Record<string, Value>> {
  const value = valueOf(values);
  return isObject(value) ? value : {};
}

function renameKeys<T>(record: Readonly<Record<string, T>>, renames: Renames): Readonly<Record<string, T>> {
  if (renames.length === 0) return record;
  return Object.fromEntries(Object.entries(record).map(([path, value]) => [renamed(path, renames), value]));
}

/** The planned values with a mark where something is unknown, so that blocks can be told apart by what is known. */
function withUnknownKeys(
  planned: Readonly<Record<string, Value>>,
  unknown: unknown,
): Readonly<Record<string, Value>> {
  const marked = markObject(planned, unknown, { written: {}, references: {}, path: '' });
  return isObject(marked) ? marked : {};
}

/** What the configuration says at the place being marked. */
interface Written {
  readonly written: Value | undefined;
  readonly references: Readonly<Record<string, readonly Reference[]>>;
  readonly path: string;
}

function mark(value: Value | undefined, unknown: unknown, at: Written): Value {
  if (unknown === true) return unknownAt(at);
  if (Array.isArray(unknown)) return markList(isList(value) ? value : [], unknown, at);
  if (typeof unknown === 'object' && unknown !== null) {
    return value === null || value === undefined || isObject(value)
      ? markObject(value ?? {}, unknown, at)
      : value;
  }
  return value ?? null;
}

function markObject(value: Value, unknown: unknown, at: Written): Value {
  if (!isObject(value) || typeof unknown !== 'object' || unknown === null) return value;
  const marks = new Map(Object.entries(unknown));
  const names = new Set([...Object.keys(value), ...marks.keys()]);
  const inner = isObject(at.written) ? at.written : {};
  return Object.fromEntries(
    [...names].map((name) => {
      const written = Object.hasOwn(inner, name) ? inner[name] : undefined;
      const path = at.path === '' ? name : `${at.path}.${name}`;
      return [name, mark(value[name], marks.get(name), { ...at, written, path })];
    }),
  );
}

function markList(value: readonly Value[], unknown: readonly unknown[], at: Written): Value {
  const { written } = at;
  const items = isList(written) ? written : [];
  const anyUnknown = items.find(isUnknown);
  return Array.from({ length: Math.max(value.length, unknown.length) }, (_, index) => {
    const own = items[index];
    const inner = unknown[index] === true && !isUnknown(own) ? (anyUnknown ?? own ?? written) : own;
    return mark(value[index], unknown[index], { ...at, written: inner, path: `${at.path}.${index}` });
  });
}

/** The unknown of the configuration where there is one; else one that refers to whatever stands there. */
function unknownAt({ written, references, path }: Written): Unknown {
  if (isUnknown(written)) return written;
  const inside = referencesIn([written]);
  return new Unknown(inside.length > 0 ? inside : referencesAt(references, path));
}

/** References of the path, or of the attribute around it. */
function referencesAt(
  references: Readonly<Record<string, readonly Reference[]>>,
  path: string,
): readonly Reference[] {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = Object.hasOwn(references, at) ? references[at] : undefined;
    if (found) return found;
  }
  return [];
}
