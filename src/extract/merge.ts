import { shapeOf, type HclShape, type ShapeBlock } from './hcl-shape.js';

/** A file's text as it is put together. */
export interface Draft {
  readonly lines: readonly string[];
  readonly start: number;
  readonly end: number;
}

export interface Merged {
  readonly action: 'kept' | 'replaced' | 'appended' | 'merged';
  readonly reason: string;
}

/** Lines that may be read again to merge by block. Beyond them, which no real answer reaches, pieces are appended. */
const mergeBudget = 100_000;

const kept: Merged = { action: 'kept', reason: 'it says the same again' };
const replaced: Merged = { action: 'replaced', reason: 'it states the file again, as a whole' };

/** One file of the answer, made of the pieces that carry its name. */
export class FileDraft {
  /** Replaced, never changed: what is known of a text is kept by its list of lines. */
  private lines: readonly string[];
  private start: number;
  private end: number;
  private keys = new Set<string>();
  private blocks = new Set<string>();
  private open = false;
  private budget = mergeBudget;

  constructor(first: Draft) {
    this.lines = first.lines;
    this.start = first.start;
    this.end = first.end;
    this.note(first.lines);
  }

  draft(): Draft {
    return { lines: this.lines, start: this.start, end: this.end };
  }

  /**
   * Joins a later piece of Terraform: one that declares nothing new is dropped or replaces its blocks, one that declares
   * four in five of the old things replaces the file, one that declares only new ones is appended, one that goes on
   * where the file broke off is put behind it, and anything between is merged block by block.
   */
  addHcl(added: Draft): Merged {
    if (this.says(added.lines)) return kept;
    const after = shapeOf(added.lines);
    if (this.open && this.goesOnWith(added.lines)) {
      this.push(added, added.lines);
      return { action: 'appended', reason: 'it goes on where the file broke off' };
    }
    const keys = new Set(after.blocks.flatMap((block) => keysOf(added.lines, block)));
    const shared = [...keys].filter((key) => this.keys.has(key)).length;
    const whole = after.open === null && this.keys.size > 0 && shared >= 0.8 * this.keys.size;
    if (whole || (this.keys.size === 0 && after.blocks.length === 0)) return this.replace(added);
    return shared === 0 ? this.append(added, after) : this.mergeBlocks(added, after);
  }

  /** Joins a later version of a file that is not HCL: the last one counts. */
  addOther(added: Draft): Merged {
    return this.says(added.lines) ? kept : this.replace(added);
  }

  private note(lines: readonly string[]): void {
    const shape = shapeOf(lines);
    this.open = shape.open !== null;
    for (const block of shape.blocks) {
      for (const key of keysOf(lines, block)) this.keys.add(key);
      if (block.id === null) this.blocks.add(textOf(lines, block));
    }
  }

  private says(lines: readonly string[]): boolean {
    const last = lines.findLastIndex((line) => line.trim() !== '') + 1;
    const own = this.lines.findLastIndex((line) => line.trim() !== '') + 1;
    return (
      last === own && lines.slice(0, last).every((line, at) => line.trimEnd() === this.lines[at]?.trimEnd())
    );
  }

  private push(added: Draft, lines: readonly string[]): void {
    this.lines = this.lines.concat(lines);
    this.start = Math.min(this.start, added.start);
    this.end = Math.max(this.end, added.end);
    this.note(lines);
  }

  private replace(added: Draft): Merged {
    this.lines = added.lines;
    this.start = added.start;
    this.end = added.end;
    this.keys = new Set();
    this.blocks = new Set();
    this.note(added.lines);
    return replaced;
  }

  /** True where a text cut short becomes whole with the next one behind it. */
  private goesOnWith(lines: readonly string[]): boolean {
    const after = shapeOf(lines);
    const first = lines.find((line) => line.trim() !== '') ?? '';
    const inside = first.startsWith(' ') || first.trim().startsWith('}');
    if (!inside && after.stray.length === 0 && after.attributes.length === 0) return false;
    return this.spend(lines.length) && shapeOf([...this.lines, ...lines]).open === null;
  }

  /** Blocks without a name that say what an old one says are left out. */
  private append(added: Draft, after: HclShape): Merged {
    const repeated = after.blocks.filter(
      (block) => block.id === null && this.blocks.has(textOf(added.lines, block)),
    );
    const rest = without(added.lines, repeated);
    if (rest.every((line) => line.trim() === '')) return kept;
    this.push(added, ['', ...rest]);
    return { action: 'appended', reason: 'everything it declares is new' };
  }

  private mergeBlocks(added: Draft, after: HclShape): Merged {
    if (!this.spend(added.lines.length)) return this.append(added, after);
    const { lines, again, fresh } = merged(this.lines, added.lines, after);
    this.lines = [];
    this.push(added, lines);
    return { action: 'merged', reason: `it declares ${again} blocks again and ${fresh} new` };
  }

  private spend(lines: number): boolean {
    this.budget -= this.lines.length + lines;
    return this.budget > 0;
  }
}

/** The old text with the blocks that are declared again replaced, and the new ones behind. */
function merged(
  old: readonly string[],
  added: readonly string[],
  after: HclShape,
): { lines: string[]; again: number; fresh: number } {
  const updates = new Map<string, ShapeBlock>();
  for (const block of after.blocks)
    for (const key of block.complete ? keysOf(added, block) : []) updates.set(key, block);
  const used = new Set<ShapeBlock>();
  const lines: string[] = [];
  let at = 0;
  for (const block of shapeOf(old).blocks) {
    const update = keysOf(old, block)
      .map((key) => updates.get(key))
      .find((found) => found !== undefined);
    if (update === undefined) continue;
    lines.push(...old.slice(at, block.start));
    if (!used.has(update)) lines.push(...added.slice(update.start, update.end + 1));
    used.add(update);
    at = block.end + 1;
  }
  lines.push(...old.slice(at));
  const rest = after.blocks.filter((block) => block.complete && !used.has(block));
  for (const block of rest) lines.push('', ...added.slice(block.start, block.end + 1));
  return { lines, again: used.size, fresh: rest.length };
}

/** What a block declares. For `locals` and `terraform`, each name inside counts on its own. */
function keysOf(lines: readonly string[], block: ShapeBlock): string[] {
  if (block.id !== null) return [block.id];
  if (block.kind !== 'locals' && block.kind !== 'terraform') return [];
  const inner = shapeOf(lines.slice(block.start + 1, block.end));
  const names = [
    ...inner.attributes.map((attribute) => attribute.name),
    ...inner.blocks.map((nested) => nested.kind),
  ];
  return names.map((name) => `${block.kind} ${name}`);
}

function textOf(lines: readonly string[], block: ShapeBlock): string {
  return lines.slice(block.start, block.end + 1).join('\n');
}

function without(lines: readonly string[], blocks: readonly ShapeBlock[]): string[] {
  if (blocks.length === 0) return [...lines];
  const left = new Uint8Array(lines.length);
  for (const block of blocks) left.fill(1, block.start, block.end + 1);
  return lines.filter((_, index) => left[index] === 0);
}
