import { topLevelKinds } from '../hcl/keywords.js';
import { outline, type OutlineItem } from '../hcl/outline.js';
import { isBlank } from './lines.js';

/** A top-level block of a text. Lines count from 0, the end is inclusive. */
export interface ShapeBlock {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly start: number;
  readonly end: number;
  /** False where its braces, brackets, quotes or heredoc are not closed before its end. */
  readonly complete: boolean;
  /** What it declares: `resource aws_vpc.main`, `provider aws.west`; null for blocks that may stand more than once. */
  readonly id: string | null;
}

/** What a text is made of at its top level. */
export interface HclShape {
  readonly blocks: readonly ShapeBlock[];
  /** Names set at the top level, as in a tfvars file, with the lines they stand on. */
  readonly attributes: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  /** Lines that are neither part of a block, an assignment, a comment nor blank. */
  readonly stray: readonly number[];
  /** Line of the first block or assignment that the text ends in the middle of; null where there is none. */
  readonly open: number | null;
}

const known = new WeakMap<readonly string[], HclShape>();

/** Reads the top level of a text, once for each list of lines. Never throws; a text that is no HCL is all stray lines. */
export function shapeOf(lines: readonly string[]): HclShape {
  const earlier = known.get(lines);
  if (earlier !== undefined) return earlier;
  const shape = readShape(lines);
  known.set(lines, shape);
  return shape;
}

function readShape(lines: readonly string[]): HclShape {
  const items = outline(lines);
  const blocks: ShapeBlock[] = [];
  const attributes: { name: string; start: number; end: number }[] = [];
  const stray: number[] = [];
  for (const item of items) {
    if (item.type === 'stray') stray.push(item.start);
    else if (item.type === 'attribute')
      attributes.push({ name: item.kind, start: item.start, end: item.end });
    else {
      const id = blockId(item, lines);
      blocks.push({
        kind: item.kind,
        labels: item.labels,
        start: item.start,
        end: item.end,
        complete: item.complete,
        id,
      });
    }
  }
  const last = items.findLast((item) => item.type !== 'stray');
  const open = last !== undefined && !last.complete && endsText(last.end, lines, stray) ? last.start : null;
  return { blocks, attributes, stray, open };
}

/** True where only blank and stray lines follow. */
function endsText(end: number, lines: readonly string[], stray: readonly number[]): boolean {
  const rest = lines.slice(end + 1).filter((line) => !isBlank(line)).length;
  return rest <= stray.filter((line) => line > end).length;
}

function blockId({ kind, labels, start, end }: OutlineItem, lines: readonly string[]): string | null {
  if (labels.length === 0 || topLevelKinds.get(kind) !== labels.length) return null;
  const name = labels.join('.');
  if (kind !== 'provider') return `${kind} ${name}`;
  for (let at = start; at <= end; at++) {
    const alias = aliasIn(lines[at] ?? '');
    if (alias !== null) return `provider ${name}.${alias}`;
  }
  return `provider ${name}`;
}

function aliasIn(line: string): string | null {
  const trimmed = line.trim();
  if (!trimmed.startsWith('alias') || trimmed.length > 200) return null;
  const parts = trimmed.split('"');
  return trimmed.slice(5).trimStart().startsWith('=') ? (parts[1] ?? null) : null;
}

/** The blocks that make a text Terraform: of a known kind, with the labels that kind takes. */
export function terraformBlocks(shape: HclShape): ShapeBlock[] {
  return shape.blocks.filter(
    (block) => block.id !== null || (topLevelKinds.has(block.kind) && block.labels.length === 0),
  );
}
