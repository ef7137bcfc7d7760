import {
  CtyUnknown,
  isObject,
  type CtyObject,
  type CtyType,
  type CtyValue,
  type SchemaBlock,
} from '../../wire/index.js';

/**
 * The value as the schema wants it: every member there, none besides, and each of its type (a rule may say `1` where
 * the type is a string, or the other way round). What cannot be turned into the type becomes null.
 */
export function conformBlock(value: CtyObject, schema: SchemaBlock): CtyObject {
  const conformed: CtyObject = {};
  for (const [name, { type }] of schema.attributes) conformed[name] = conformValue(value[name] ?? null, type);
  for (const [name, { block, nesting }] of schema.blocks) {
    const given = value[name] ?? null;
    const several = nesting === 'list' || nesting === 'set';
    if (Array.isArray(given))
      conformed[name] = given.map((each) => (isObject(each) ? conformBlock(each, block) : each));
    else if (nesting === 'map') conformed[name] = given ?? {};
    else if (isObject(given)) conformed[name] = conformBlock(given, block);
    else conformed[name] = several ? [] : given;
  }
  return conformed;
}

function conformValue(value: CtyValue, type: CtyType): CtyValue {
  if (value === null || value instanceof CtyUnknown || type === 'dynamic') return value;
  if (typeof type === 'string') return conformPrimitive(value, type);
  if (type[0] === 'tuple') return value;
  if (type[0] === 'object') return isObject(value) ? conformMembers(value, type[1]) : null;
  const inner = type[1];
  if (type[0] === 'map') {
    if (!isObject(value)) return null;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, conformValue(each, inner)]));
  }
  return Array.isArray(value) ? value.map((each) => conformValue(each, inner)) : null;
}

function conformMembers(value: CtyObject, members: Readonly<Record<string, CtyType>>): CtyObject {
  return Object.fromEntries(
    Object.entries(members).map(([name, type]) => [name, conformValue(value[name] ?? null, type)]),
  );
}

function conformPrimitive(value: CtyValue, type: 'string' | 'number' | 'bool'): CtyValue {
  if (type === 'string') {
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
      ? String(value)
      : null;
  }
  if (type === 'bool') {
    if (typeof value === 'boolean') return value;
    return value === 'true' ? true : value === 'false' ? false : null;
  }
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  // A number that no float holds travels as text and stays as it is.
  return typeof value === 'string' && value !== '' && !Number.isNaN(Number(value)) ? value : null;
}
