import type { Evidence, Resource } from '../../domain/evidence.js';
import { isList, isObject, Unknown } from '../../domain/value.js';
import { effectOf, elementsOf, policyFromJson } from './policies-statements.js';
import { parsePolicyText } from './policies-text.js';
import { unreadable, type Condition, type Policy, type Principal, type Statement } from './policies-model.js';
import { targets } from './policies-joins.js';
import { nestedOf, valueAt, type Nested } from './values.js';

/** Deeper chains of sources than this are taken as unreadable; a cycle of them would be endless. */
const maxDepth = 8;
/** More documents than this are not joined to one: few that name one another many times would be billions. */
const maxDocuments = 200;

/**
 * A policy document data source as Terraform would render it: sources first, its own statements by Sid over them,
 * overrides by Sid over both.
 */
export function documentPolicy(
  evidence: Evidence,
  document: Resource,
  depth = 0,
  left = { documents: maxDocuments },
): Policy {
  left.documents -= 1;
  if (depth > maxDepth || left.documents < 0) return unreadable;
  const join = (names: readonly string[]): Policy => joinedDocuments(evidence, document, names, depth, left);
  const sources = join(['source_policy_documents', 'source_json']);
  const overrides = join(['override_policy_documents', 'override_json']);
  return merge(merge(sources, ownStatements(document)), overrides);
}

function ownStatements(document: Resource): Policy {
  const blocks = nestedOf(document, 'statement');
  if (!(blocks instanceof Unknown))
    return { statements: blocks.map((block) => ownStatement(document, block)), complete: true };
  const raw = document.values.statement;
  if (!isList(raw)) return unreadable;
  // Some statements come from a dynamic block that cannot be unrolled; the others are still read.
  const known = raw.flatMap((_, index) => {
    const values = valueAt(document, `statement.${index}`);
    return isObject(values) ? [ownStatement(document, { path: `statement.${index}`, values })] : [];
  });
  return { statements: known, complete: false };
}

function ownStatement(document: Resource, block: Nested): Statement {
  const sid = block.values.sid;
  const effect = block.values.effect;
  const conditions = nestedOf(block, 'condition');
  return {
    sid: typeof sid === 'string' ? sid : null,
    effect: effectOf(effect ?? 'Allow'),
    actions: elementsOf(block.values.actions),
    notActions: elementsOf(block.values.not_actions),
    resources: elementsOf(block.values.resources),
    notResources: elementsOf(block.values.not_resources),
    principals: principalsOf(block, 'principals'),
    notPrincipals: principalsOf(block, 'not_principals'),
    conditions: conditions instanceof Unknown ? [] : conditions.map(conditionOf),
    conditionsUnknown: conditions instanceof Unknown,
    origin: { resource: document, path: block.path, document: true },
  };
}

function principalsOf(block: Nested, name: string): readonly Principal[] {
  const listed = nestedOf(block, name);
  if (listed instanceof Unknown) return [{ type: listed, id: listed }];
  return listed.flatMap(({ values }) => {
    const type = elementsOf(values.type)[0] ?? new Unknown();
    return elementsOf(values.identifiers).map((id) => ({ type, id }));
  });
}

function conditionOf({ values }: Nested): Condition {
  return {
    operator: elementsOf(values.test)[0] ?? new Unknown(),
    key: elementsOf(values.variable)[0] ?? new Unknown(),
    values: elementsOf(values.values),
  };
}

/** Documents that an argument adds: other data sources by reference, and JSON written in place. */
function joinedDocuments(
  evidence: Evidence,
  document: Resource,
  names: readonly string[],
  depth: number,
  left: { documents: number },
): Policy {
  return names.reduce<Policy>(
    (all, name) => {
      const others = targets(evidence, document, name, 'data.aws_iam_policy_document');
      const value = document.values[name];
      const items = isList(value) ? value : value === undefined || value === null ? [] : [value];
      const policies = others.map((other) => documentPolicy(evidence, other, depth + 1, left));
      // References stand for their items; what is left over is text.
      const texts = others.length > 0 ? [] : items.map((item) => textPolicy(item, document, name));
      const readAll = others.length === 0 || others.length >= items.length;
      return [...policies, ...texts].reduce(merge, {
        statements: all.statements,
        complete: all.complete && readAll,
      });
    },
    { statements: [], complete: true },
  );
}

function textPolicy(item: unknown, document: Resource, path: string): Policy {
  if (typeof item !== 'string' && !(item instanceof Unknown)) return unreadable;
  return policyFromJson(parsePolicyText(item), { resource: document, path, document: false });
}

/** Statements of `over` replace those of `under` that have the same Sid. */
function merge(under: Policy, over: Policy): Policy {
  const replaced = new Set(
    over.statements.map((statement) => statement.sid).filter((sid) => sid !== null && sid !== ''),
  );
  const kept = under.statements.filter((statement) => statement.sid === null || !replaced.has(statement.sid));
  return { statements: [...kept, ...over.statements], complete: under.complete && over.complete };
}
