import { isList, isObject, isUnknown, Unknown, type Value } from '../../domain/value.js';
import type { Condition, Element, Origin, Policy, Principal, Statement } from './policies-model.js';
import { unreadable } from './policies-model.js';

/** A policy from its JSON structure, parts of which may be unknown. `origin` is where the JSON is written. */
export function policyFromJson(value: Value | undefined, origin: Origin): Policy {
  if (!isObject(value)) return unreadable;
  const listed = member(value, 'Statement');
  if (listed === undefined || listed === null) return { statements: [], complete: true };
  const items = isList(listed) ? listed : [listed];
  const statements = items.filter(isObject).map((item) => statementFromJson(item, origin));
  return { statements, complete: statements.length === items.length };
}

function statementFromJson(json: Readonly<Record<string, Value>>, origin: Origin): Statement {
  const sid = member(json, 'Sid');
  const condition = member(json, 'Condition');
  return {
    sid: typeof sid === 'string' ? sid : null,
    effect: effectOf(member(json, 'Effect')),
    actions: elementsOf(member(json, 'Action')),
    notActions: elementsOf(member(json, 'NotAction')),
    resources: elementsOf(member(json, 'Resource')),
    notResources: elementsOf(member(json, 'NotResource')),
    principals: principalsOf(member(json, 'Principal')),
    notPrincipals: principalsOf(member(json, 'NotPrincipal')),
    conditions: isObject(condition) ? conditionsOf(condition) : [],
    conditionsUnknown: isUnknown(condition),
    origin,
  };
}

/** Element names of policies are case-insensitive in IAM. */
function member(json: Readonly<Record<string, Value>>, name: string): Value | undefined {
  if (name in json) return json[name];
  const found = Object.keys(json).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : json[found];
}

/** `Allow`, `Deny`, or unknown for anything else. */
export function effectOf(value: Value | undefined): Statement['effect'] {
  if (value === 'Allow' || value === 'Deny') return value;
  return isUnknown(value) ? value : new Unknown();
}

/** One element or a list of them; an unknown list is one unknown element. Lists inside lists are flattened. */
export function elementsOf(value: Value | undefined): readonly Element[] {
  if (value === undefined || value === null) return [];
  if (isUnknown(value)) return [value];
  if (isList(value)) return value.flatMap((item) => elementsOf(item));
  return isObject(value) ? [new Unknown()] : [String(value)];
}

function principalsOf(value: Value | undefined): readonly Principal[] {
  if (value === undefined || value === null) return [];
  if (isUnknown(value)) return [{ type: value, id: value }];
  if (isObject(value)) {
    return Object.entries(value).flatMap(([type, ids]) => elementsOf(ids).map((id) => ({ type, id })));
  }
  return elementsOf(value).map((id) => ({ type: id === '*' ? '*' : new Unknown(), id }));
}

function conditionsOf(value: Readonly<Record<string, Value>>): readonly Condition[] {
  return Object.entries(value).flatMap(([operator, tests]): readonly Condition[] => {
    if (!isObject(tests)) return [{ operator, key: new Unknown(), values: [] }];
    return Object.entries(tests).map(([key, values]) => ({ operator, key, values: elementsOf(values) }));
  });
}
