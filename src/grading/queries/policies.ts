import type { ConfigAttribute, Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown, Unknown, type Value } from '../../domain/value.js';
import { blockAt, blocksOf, referencesOf } from './blocks.js';
import { documentPolicy } from './policies-documents.js';
import { isMentioned, targets } from './policies-joins.js';
import {
  unreadable,
  type AttachedPolicy,
  type Origin,
  type Policy,
  type PolicyKind,
} from './policies-model.js';
import { policyPlaces } from './policies-places.js';
import { policyFromJson } from './policies-statements.js';
import { parsePolicyText } from './policies-text.js';
import { nestedOf, valueAt } from './values.js';

const documentType = 'data.aws_iam_policy_document';
const cache = new WeakMap<Evidence, readonly AttachedPolicy[]>();

/** Every policy of the answer with the resource that carries it, of the given kinds (all of them without any). */
export function policiesOf(evidence: Evidence, ...kinds: readonly PolicyKind[]): readonly AttachedPolicy[] {
  let all = cache.get(evidence);
  if (all === undefined) {
    all = evidence.resources.flatMap((resource) => attachedTo(evidence, resource));
    cache.set(evidence, all);
  }
  return kinds.length === 0 ? all : all.filter((policy) => kinds.includes(policy.kind));
}

function attachedTo(evidence: Evidence, resource: Resource): readonly AttachedPolicy[] {
  if (resource.mode !== 'managed') return [];
  return Object.entries(policyPlaces[resource.type] ?? {}).flatMap(([pattern, kind]) =>
    pathsFor(resource, pattern).flatMap((attribute): readonly AttachedPolicy[] => {
      const policy = policyAt(evidence, resource, attribute);
      return policy === null ? [] : [{ ...policy, kind, resource, attribute }];
    }),
  );
}

function pathsFor(resource: Resource, pattern: string): readonly string[] {
  const [block = '', attribute] = pattern.split('.*.');
  if (attribute === undefined) return [pattern];
  const nested = nestedOf(resource, block);
  return nested instanceof Unknown ? [] : nested.map(({ path }) => `${path}.${attribute}`);
}

/**
 * The policy in an attribute, whichever way it is spelt; null where the attribute is absent or null. A policy document
 * data source that the attribute is taken from is read itself, so that findings stand at its statements.
 */
export function policyAt(evidence: Evidence, resource: Resource, attribute: string): Policy | null {
  const value = valueAt(resource, attribute);
  if (value === undefined || value === '') return null;
  // Where nobody wrote it, whatever stands there was computed, and is no policy of the answer's.
  if (!isMentioned(evidence, resource, attribute)) return null;
  const [document, ...more] = takenFrom(evidence, resource, attribute);
  if (document !== undefined && more.length === 0) return documentPolicy(evidence, document);
  const origin: Origin = { resource, path: attribute, document: false };
  const structure = structureAt(evidence, resource, attribute);
  return structure === undefined ? unreadable : policyFromJson(structure, origin);
}

/**
 * What the JSON in an attribute holds, with unknown parts inside it where only those are unknown: text, a heredoc, what
 * `jsonencode` was given, also through locals and module arguments. Undefined where it is absent or cannot be read.
 */
export function structureAt(evidence: Evidence, resource: Resource, attribute: string): Value | undefined {
  const value = valueAt(resource, attribute);
  if (typeof value === 'string') return parsePolicyText(value);
  if (!isUnknown(value)) return value;
  const fromParts = parsePolicyText(value);
  if (fromParts !== undefined) return fromParts;
  const written = blockAt(evidence, resource.block)?.attributes[attribute];
  return written === undefined ? undefined : structureOf(evidence, written, resource.module);
}

/** The policy documents whose JSON the attribute is, and nothing else. */
function takenFrom(evidence: Evidence, resource: Resource, attribute: string): readonly Resource[] {
  const references = referencesOf(resource, attribute);
  const isJson = references.every(({ attribute: read }) => read === 'json' || read === 'minified_json');
  return references.length > 0 && isJson ? targets(evidence, resource, attribute, documentType) : [];
}

/** What `jsonencode` was given, or a heredoc's parts, also through a local, a variable of a module, or both. */
function structureOf(
  evidence: Evidence,
  written: ConfigAttribute,
  module: string,
  depth = 0,
): Value | undefined {
  if (depth > 8) return undefined;
  const expression = written.expression.trim();
  if (/^jsonencode\s*\(/.test(expression))
    return written.calls.find((call) => call.name === 'jsonencode')?.args[0];
  if (isUnknown(written.value)) {
    const fromParts = parsePolicyText(written.value);
    if (fromParts !== undefined) return fromParts;
  }
  const [only, ...others] = written.references;
  if (only === undefined || others.length > 0 || !/^(local|var)\.[\w-]+$/.test(expression)) return undefined;
  const next =
    only.kind === 'local' ? localValue(evidence, only.to) : moduleArgument(evidence, only.to, module);
  return next === undefined ? undefined : structureOf(evidence, next.written, next.module, depth + 1);
}

interface Written {
  readonly written: ConfigAttribute;
  readonly module: string;
}

function localValue(evidence: Evidence, address: string): Written | undefined {
  const block = blocksOf(evidence, 'local').find((local) => local.address === address);
  const [written] = Object.values(block?.attributes ?? {});
  return block === undefined || written === undefined ? undefined : { written, module: block.module };
}

/** The argument that a module's caller gives for one of its variables. */
function moduleArgument(evidence: Evidence, address: string, module: string): Written | undefined {
  const name = address.slice(address.lastIndexOf('.') + 1);
  const call = module === '' ? undefined : blockAt(evidence, module);
  const written = call?.attributes[name];
  return call === undefined || written === undefined ? undefined : { written, module: call.module };
}
