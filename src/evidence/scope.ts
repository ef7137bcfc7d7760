import type { Reference, Value } from '../domain/value.js';
import type { Expression } from '../hcl/ast.js';
import { FoldLimit, heightOf, weigh } from './values.js';

/** What names mean where an expression stands. */
export interface Scope {
  readonly module: Names;
  /** `each`, `count`, iterators and variables of `for`, innermost first. */
  readonly bindings: Bindings | null;
  readonly budget: Budget;
  /** True inside `try` and `can`: an error inside a list or an object counts as an error of the whole. */
  readonly strict: boolean;
}

export interface Bindings {
  readonly name: string;
  readonly value: Value;
  readonly outer: Bindings | null;
}

/** What a module instance answers about its names. */
export interface Names {
  variable(name: string): Value;
  local(name: string): Value;
  child(name: string): Value;
  /** `type.name`, with `data.` or `ephemeral.` in front. */
  block(address: string): Value;
  /** `module`, `root` or `cwd`. */
  path(name: string): Value;
  /** Text of a file of the answer, as the module's `path.module` sees it; null where the answer has none. */
  readFile(path: string): string | null;
  /** What the expression refers to, from the configuration alone. */
  references(expression: Expression, bindings: Bindings | null): readonly Reference[];
}

/** Limits on the work and the text that one answer's folding may cost; beyond them values are unknown. */
export class Budget {
  private steps = 500_000;
  private characters = 64_000_000;
  private blocks = 20_000;
  private values = 2_000_000;
  private depth = 0;

  /** Counts one evaluation on the way in; every call must be paired with {@link leave}. */
  enter(): void {
    if (--this.steps < 0) throw new FoldLimit('The configuration takes too many steps to evaluate.');
    if (++this.depth > maxFoldDepth) {
      this.depth--;
      throw new FoldLimit(`Values depend on one another more than ${maxFoldDepth} deep.`);
    }
  }

  leave(): void {
    this.depth--;
  }

  /** Counts a text that was made, and refuses one of more than 1 MB. */
  text(value: string): string {
    this.characters -= value.length;
    if (value.length > maxText || this.characters < 0) throw new FoldLimit('A text grows too long.');
    return value;
  }

  /** Refuses values that consist of too many values (shared ones counted each time), by themselves or all together. */
  value(value: Value): Value {
    if (typeof value !== 'object') return value;
    const weight = weigh(value);
    this.values -= weight;
    if (weight > maxWeight || this.values < 0) throw new FoldLimit('A value grows too large.');
    if (heightOf(value) > maxHeight) throw new FoldLimit('A value nests too deep.');
    return value;
  }

  /** True where dynamic blocks may still make so many blocks, which are then counted. */
  affordsBlocks(count: number): boolean {
    if (count > this.blocks) return false;
    this.blocks -= count;
    return true;
  }

  /** True where a list of so many items may still be made, which is then counted. */
  affords(count: number): boolean {
    if (count > maxItems || count > this.steps) return false;
    this.steps -= count;
    return true;
  }

  /** Counts the items of a list or an object that was made. */
  items(count: number): void {
    if (!this.affords(count)) throw new FoldLimit('A list grows too long.');
  }
}

const maxFoldDepth = 300;
/** Longest text that is made, in UTF-16 units. */
export const maxText = 1_000_000;
const maxItems = 20_000;
const maxWeight = 100_000;
/** Deepest value that is made: whoever walks one recurses. */
const maxHeight = 200;

/** The value bound to a name, or undefined. */
export function lookUp(bindings: Bindings | null, name: string): Value | undefined {
  for (let at = bindings; at !== null; at = at.outer) if (at.name === name) return at.value;
  return undefined;
}

/** The same scope with one more name. */
export function bind(scope: Scope, name: string, value: Value): Scope {
  return { ...scope, bindings: { name, value, outer: scope.bindings } };
}
