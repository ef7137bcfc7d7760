import { isList, isObject, isUnknown, type Value } from '../domain/value.js';

/** Renames of path prefixes: where a nested block stands in the configuration, and where it stands in the plan. */
export type Renames = readonly (readonly [from: string, to: string])[];

/**
 * Finds for every nested block of the plan the one of the configuration that it comes from: sets of blocks lose the
 * order in which they were written. Gives the configuration's values in the plan's order.
 */
export function alignBlocks(
  written: Readonly<Record<string, Value>>,
  planned: Readonly<Record<string, Value>>,
): { readonly values: Readonly<Record<string, Value>>; readonly renames: Renames } {
  const renames: (readonly [string, string])[] = [];
  const values = alignObject(written, planned, '', '', renames);
  return { values, renames: renames.filter(([from, to]) => from !== to) };
}

/** The path under which something of the configuration stands in the plan. */
export function renamed(path: string, renames: Renames): string {
  let best: readonly [string, string] | null = null;
  for (const rename of renames) {
    const [from] = rename;
    if ((path === from || path.startsWith(`${from}.`)) && from.length > (best?.[0].length ?? -1))
      best = rename;
  }
  return best === null ? path : best[1] + path.slice(best[0].length);
}

function alignObject(
  written: Readonly<Record<string, Value>>,
  planned: Readonly<Record<string, Value>>,
  from: string,
  to: string,
  renames: (readonly [string, string])[],
): Readonly<Record<string, Value>> {
  const aligned = Object.entries(written).map(([name, value]): [string, Value] => {
    const other = planned[name];
    if (!isBlockList(value) || !isBlockList(other)) return [name, value];
    return [name, alignList(value, other, `${from}${name}`, `${to}${name}`, renames)];
  });
  return Object.fromEntries(aligned);
}

function isBlockList(value: Value | undefined): value is readonly Value[] {
  return isList(value) && value.length > 0 && value.every((item) => isObject(item) || isUnknown(item));
}

function alignList(
  written: readonly Value[],
  planned: readonly Value[],
  from: string,
  to: string,
  renames: (readonly [string, string])[],
): Value {
  const order = matchItems(written, planned);
  return planned.map((item, at): Value => {
    const source = order[at];
    const block = source === undefined ? undefined : written[source];
    if (source === undefined || block === undefined) return null;
    renames.push([`${from}.${source}`, `${to}.${at}`]);
    if (!isObject(block) || !isObject(item)) return block;
    return alignObject(block, item, `${from}.${source}.`, `${to}.${at}.`, renames);
  });
}

/** For each planned block the index of the written one, each used once; those in place already stay. */
function matchItems(written: readonly Value[], planned: readonly Value[]): (number | undefined)[] {
  const free = new Set(written.keys());
  const order = planned.map((item, at): number | undefined => {
    if (!agrees(written[at], item)) return undefined;
    free.delete(at);
    return at;
  });
  return order.map((found, at) => {
    if (found !== undefined) return found;
    const match = [...free].find((index) => agrees(written[index], planned[at]));
    const source = match ?? (free.has(at) ? at : undefined);
    if (source !== undefined) free.delete(source);
    return source;
  });
}

/** True where nothing that is known of the written value contradicts the planned one. */
function agrees(written: Value | undefined, planned: Value | undefined): boolean {
  if (written === undefined || planned === undefined) return false;
  if (isUnknown(written) || isUnknown(planned)) return true;
  if (isObject(written)) {
    if (!isObject(planned)) return false;
    return Object.entries(written).every(([name, value]) => {
      const other = Object.hasOwn(planned, name) ? planned[name] : null;
      return other === null || other === undefined || value === null || agrees(value, other);
    });
  }
  if (isList(written)) {
    if (!isList(planned)) return false;
    if (written.length !== planned.length) return written.some(isUnknown) || planned.some(isUnknown);
    return written.every((item) => planned.some((other) => agrees(item, other)));
  }
  return typeof planned !== 'object' && String(written) === String(planned);
}
