import type { Location, RawReference } from '../domain/evidence.js';
import type { Call, Expression, TemplatePart } from '../hcl/ast.js';
import { inModule } from './configuration.js';
import { firstAttribute, takeApart, type Step } from './traversal.js';

/** Names that never name a block. */
const notBlocks = new Set(['each', 'count', 'self', 'path', 'terraform', 'template']);

/** Names that a `for` or a dynamic block binds around an expression. */
export type BoundNames = ReadonlySet<string>;

/** A call with the names that are bound around it. */
export interface CallMention {
  readonly call: Call;
  readonly location: Location;
  readonly bound: BoundNames;
}

export interface Mentions {
  readonly references: readonly RawReference[];
  readonly calls: readonly CallMention[];
}

/** Everything that an expression names and calls, as written. */
export function mentionsIn(
  expression: Expression,
  file: string,
  module: string,
  bound: BoundNames,
): Mentions {
  const references: RawReference[] = [];
  const calls: CallMention[] = [];
  const visit = (node: Expression, names: BoundNames): void => {
    if (node.kind === 'call') calls.push({ call: node, location: { file, line: node.line }, bound: names });
    if (node.kind === 'variable' || node.kind === 'attribute' || node.kind === 'index') {
      const { root, steps } = takeApart(node);
      for (const step of steps) if (step.kind === 'index' && step.expression) visit(step.expression, names);
      if (root.kind !== 'variable') visit(root, names);
      else if (!names.has(root.name)) {
        const reference = classify(root.name, steps, module);
        if (reference) references.push({ ...reference, location: { file, line: root.line } });
      }
      return;
    }
    if (node.kind === 'splat') {
      const start = references.length;
      visit(node.source, names);
      completeSplat(references, start, node.each);
      visitSplatKeys(node.each, names, visit);
      return;
    }
    for (const [child, inner] of childrenOf(node, names)) visit(child, inner);
  };
  visit(expression, bound);
  return { references, calls };
}

/** `aws_subnet.x[*].id` reads `id` of it. */
function completeSplat(references: RawReference[], start: number, each: Expression): void {
  const attribute = firstAttribute(takeApart(each).steps);
  const last = references.length - 1;
  const reference = references[last];
  if (last < start || reference?.attribute !== null) return;
  references[last] = { ...reference, attribute };
}

function visitSplatKeys(
  each: Expression,
  names: BoundNames,
  visit: (node: Expression, names: BoundNames) => void,
): void {
  for (const step of takeApart(each).steps)
    if (step.kind === 'index' && step.expression) visit(step.expression, names);
}

/** What a traversal names; null where it names no block. */
export function classify(
  root: string,
  steps: readonly Step[],
  module: string,
): Omit<RawReference, 'location'> | null {
  if (notBlocks.has(root)) return null;
  const [first, second] = steps;
  if (first?.kind !== 'attribute') return null;
  const make = (
    kind: RawReference['kind'],
    address: string,
    used: number,
  ): Omit<RawReference, 'location'> => ({
    kind,
    to: inModule(module, address),
    attribute: kind === 'var' || kind === 'local' ? firstKey(steps[used]) : firstAttribute(steps.slice(used)),
  });
  if (root === 'var' || root === 'local' || root === 'module') return make(root, `${root}.${first.name}`, 1);
  if (root === 'data' || root === 'ephemeral') {
    return second?.kind === 'attribute' ? make(root, `${root}.${first.name}.${second.name}`, 2) : null;
  }
  return make('resource', `${root}.${first.name}`, 1);
}

function firstKey(step: Step | undefined): string | null {
  return step === undefined ? null : step.kind === 'attribute' ? step.name : step.key;
}

/** The expressions directly inside a node, with the names bound there. */
function childrenOf(node: Expression, names: BoundNames): readonly (readonly [Expression, BoundNames])[] {
  const plain = (...children: Expression[]): (readonly [Expression, BoundNames])[] =>
    children.map((child) => [child, names] as const);
  switch (node.kind) {
    case 'parentheses':
      return plain(node.inner);
    case 'list':
      return plain(...node.items);
    case 'object':
      return node.entries.flatMap(({ key, value }) => plain(key, value));
    case 'call':
      return plain(...node.args);
    case 'conditional':
      return plain(node.condition, node.then, node.otherwise);
    case 'binary':
      return plain(node.left, node.right);
    case 'unary':
      return plain(node.operand);
    case 'template':
      return childrenOfParts(node.parts, names);
    case 'for': {
      const inner = withNames(names, node.keyName, node.valueName);
      const bodies = [node.key, node.value, node.condition].filter((child) => child !== null);
      return [[node.collection, names], ...bodies.map((child) => [child, inner] as const)];
    }
    case 'literal':
    case 'variable':
    case 'attribute':
    case 'index':
    case 'splat':
    case 'splat-item':
      return [];
  }
}

function childrenOfParts(
  parts: readonly TemplatePart[],
  names: BoundNames,
): (readonly [Expression, BoundNames])[] {
  return parts.flatMap((part): (readonly [Expression, BoundNames])[] => {
    if (part.kind === 'text') return [];
    if (part.kind === 'interpolation') return [[part.expression, names]];
    if (part.kind === 'if') {
      return [
        [part.condition, names],
        ...childrenOfParts(part.then, names),
        ...childrenOfParts(part.otherwise, names),
      ];
    }
    return [
      [part.collection, names],
      ...childrenOfParts(part.body, withNames(names, part.keyName, part.valueName)),
    ];
  });
}

/** The names with those of a `for` added. */
export function withNames(names: BoundNames, ...added: readonly (string | null)[]): BoundNames {
  return new Set([...names, ...added.filter((name) => name !== null)]);
}
