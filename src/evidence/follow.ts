import type { Reference } from '../domain/value.js';
import type { Expression, Splat, TemplatePart } from '../hcl/ast.js';
import { attributeOf, inModule, type Module } from './configuration.js';
import { chosen, visitCall, visitObject, type Go } from './follow-parts.js';
import { bindFor, eachMeaning, element, valueAt, type Meanings } from './meanings.js';
import { anyElement, firstAttribute, keyOf, takeApart, type Step } from './traversal.js';
import { addReferences, referencesIn } from './values.js';

type Found = Map<string, Reference>;

const maxSteps = 400_000;
/** Together with the depth of folding, which may ask for references at its deepest, this stays well within the stack. */
const maxDepth = 300;

/**
 * Follows expressions to the resources, data sources, unset root variables and foreign modules that they end at,
 * through locals, variables, module outputs, `each` and iterators. Only the part that is read counts:
 * `local.ids.web` refers to what stands under `web`.
 */
export class Follower {
  private readonly known = new Map<string, readonly Reference[]>();
  private readonly active = new Set<string>();
  private readonly supplied: ReadonlySet<string>;
  private steps = 0;
  private depth = 0;

  /** @param supplied root variables that have a value although they have no default */
  constructor(supplied: ReadonlySet<string>) {
    this.supplied = supplied;
  }

  /** References of an expression that stands in `module`. */
  follow(expression: Expression, module: Module, names: Meanings | null): readonly Reference[] {
    const found: Found = new Map();
    this.visit(expression, [], module, names, found);
    return [...found.values()];
  }

  /** `path` is what is read of the expression's value. */
  private visit(
    node: Expression,
    path: readonly Step[],
    module: Module,
    names: Meanings | null,
    found: Found,
  ): void {
    if (++this.steps > maxSteps || this.depth >= maxDepth) return;
    this.depth++;
    this.visitKind(node, path, module, names, found);
    this.depth--;
  }

  private visitKind(
    node: Expression,
    path: readonly Step[],
    module: Module,
    names: Meanings | null,
    found: Found,
  ): void {
    const go: Go = (child, rest = []) => this.visit(child, rest, module, names, found);
    switch (node.kind) {
      case 'literal':
        return;
      case 'variable':
      case 'attribute':
      case 'index':
        return this.visitTraversal(node, path, module, names, found);
      case 'splat':
        return this.visitSplat(node, path, module, names, found);
      case 'splat-item':
        return void this.visitName('*', path, names, found);
      case 'for':
        return this.visitFor(node, path, module, names, found);
      case 'template':
        return this.visitParts(node.parts, module, names, found);
      case 'object':
        return visitObject(node, path, go);
      case 'call':
        return visitCall(node, path, go);
      case 'list':
        return chosen(node.items, path[0]).forEach((item) => go(item, path.slice(1)));
      case 'parentheses':
        return go(node.inner, path);
      case 'unary':
        return go(node.operand);
      case 'binary':
        return [node.left, node.right].forEach((operand) => go(operand));
      case 'conditional':
        go(node.condition);
        return [node.then, node.otherwise].forEach((branch) => go(branch, path));
    }
  }

  private visitSplat(
    node: Splat,
    path: readonly Step[],
    module: Module,
    names: Meanings | null,
    found: Found,
  ): void {
    const meaning = element(node.source, anyElement, module, names, false);
    const rest = path[0]?.kind === 'index' ? path.slice(1) : path;
    this.visit(node.each, rest, module, { name: '*', meaning, outer: names }, found);
  }

  private visitFor(
    node: Extract<Expression, { kind: 'for' }>,
    path: readonly Step[],
    module: Module,
    names: Meanings | null,
    found: Found,
  ): void {
    const before = found.size;
    const inner = bindFor(node, module, names);
    this.visit(node.value, path.slice(1), module, inner, found);
    if (node.key !== null && path.length === 0) this.visit(node.key, [], module, inner, found);
    if (node.condition !== null) this.visit(node.condition, [], module, inner, found);
    if (found.size === before) this.visit(node.collection, [], module, names, found);
  }

  private visitParts(
    parts: readonly TemplatePart[],
    module: Module,
    names: Meanings | null,
    found: Found,
  ): void {
    for (const part of parts) {
      if (part.kind === 'interpolation') this.visit(part.expression, [], module, names, found);
      else if (part.kind === 'if') {
        this.visit(part.condition, [], module, names, found);
        this.visitParts(part.then, module, names, found);
        this.visitParts(part.otherwise, module, names, found);
      } else if (part.kind === 'for') {
        const before = found.size;
        this.visitParts(part.body, module, bindFor(part, module, names), found);
        if (found.size === before) this.visit(part.collection, [], module, names, found);
      }
    }
  }

  private visitTraversal(
    node: Expression,
    path: readonly Step[],
    module: Module,
    names: Meanings | null,
    found: Found,
  ): void {
    const { root, steps } = takeApart(node);
    for (const step of steps) {
      if (step.kind === 'index' && step.expression) this.visit(step.expression, [], module, names, found);
    }
    const all = [...steps, ...path];
    if (root.kind !== 'variable') this.visit(root, all, module, names, found);
    else if (!this.visitName(root.name, all, names, found)) this.visitBlock(root.name, all, module, found);
  }

  /** Follows a bound name; false where the name is not bound. */
  private visitName(name: string, path: readonly Step[], names: Meanings | null, found: Found): boolean {
    let at = names;
    while (at !== null && at.name !== name) at = at.outer;
    if (at === null) return false;
    const { meaning } = at;
    if (meaning.kind === 'value') {
      addReferences(found, referencesIn([valueAt(meaning.value, path)]));
      return true;
    }
    if (meaning.iterator && keyOf(path[0]) === 'key') return true;
    const rest = meaning.iterator ? path.slice(1) : path;
    this.visit(meaning.expression, [meaning.step, ...rest], meaning.module, meaning.names, found);
    return true;
  }

  private visitBlock(root: string, steps: readonly Step[], module: Module, found: Found): void {
    const [first, second] = steps;
    if (first?.kind !== 'attribute') return;
    switch (root) {
      case 'var':
        return this.visitVariable(first.name, steps.slice(1), module, found);
      case 'local': {
        const local = module.byAddress.get(`local.${first.name}`);
        const expression = local?.body.attributes[0]?.expression;
        if (expression)
          this.visitNamed(
            inModule(module.path, `local.${first.name}`),
            expression,
            steps.slice(1),
            module,
            null,
            found,
          );
        return;
      }
      case 'module':
        return this.visitOutput(first.name, steps.slice(1), module, found);
      case 'each':
      case 'count':
      case 'self':
      case 'path':
      case 'terraform':
        return;
      case 'data':
      case 'ephemeral':
        if (second?.kind !== 'attribute') return;
        return end(`${root}.${first.name}.${second.name}`, steps.slice(2), module, found);
      default:
        return end(`${root}.${first.name}`, steps.slice(1), module, found);
    }
  }

  private visitVariable(name: string, path: readonly Step[], module: Module, found: Found): void {
    const address = inModule(module.path, `var.${name}`);
    const variable = module.byAddress.get(`var.${name}`);
    const call = module.parent?.byAddress.get(`module.${module.path.split('.').at(-1) ?? ''}`);
    if (module.parent && call) {
      const argument = attributeOf(call.body, name);
      if (argument)
        this.visitNamed(
          address,
          argument,
          path,
          module.parent,
          meaningsOfCall(call.body, module.parent),
          found,
        );
    } else if (variable && !attributeOf(variable.body, 'default') && !this.supplied.has(name)) {
      addReferences(found, [{ to: address, attribute: null }]);
    }
  }

  private visitOutput(name: string, path: readonly Step[], module: Module, found: Found): void {
    const child = module.children.get(name);
    const steps = path[0]?.kind === 'index' ? path.slice(1) : path;
    const output = steps[0]?.kind === 'attribute' ? steps[0].name : null;
    const item = output === null ? undefined : child?.byAddress.get(`output.${output}`);
    const expression = item && attributeOf(item.body, 'value');
    if (child && item && expression)
      this.visitNamed(item.address, expression, steps.slice(1), child, null, found);
    else addReferences(found, [{ to: inModule(module.path, `module.${name}`), attribute: output }]);
  }

  /** Follows a named value once for each path read of it; a name that depends on itself ends there. */
  private visitNamed(
    address: string,
    expression: Expression,
    path: readonly Step[],
    module: Module,
    names: Meanings | null,
    found: Found,
  ): void {
    const key = `${address} ${path.map((step) => (step.kind === 'attribute' ? `.${step.name}` : `[${step.key ?? '*'}]`)).join('')}`;
    let references = this.known.get(key);
    if (references === undefined) {
      if (this.active.has(address)) return;
      this.active.add(address);
      const inner: Found = new Map();
      this.visit(expression, path, module, names, inner);
      this.active.delete(address);
      references = [...inner.values()];
      this.known.set(key, references);
    }
    addReferences(found, references);
  }
}

/** `each` inside a module called with `for_each`: any element, since one reading serves every instance. */
function meaningsOfCall(body: Parameters<typeof attributeOf>[0], module: Module): Meanings | null {
  const forEach = attributeOf(body, 'for_each');
  return forEach ? eachMeaning(forEach, null, module) : null;
}

function end(address: string, steps: readonly Step[], module: Module, found: Found): void {
  addReferences(found, [{ to: inModule(module.path, address), attribute: firstAttribute(steps) }]);
}
