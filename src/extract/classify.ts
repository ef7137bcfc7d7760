import type { Fence } from './fences.js';
import type { HclShape } from './hcl-shape.js';
import { shapeOf, terraformBlocks } from './hcl-shape.js';
import { labelKind } from './labels.js';
import { isBlank } from './lines.js';

/** What a fence's content is, whatever its label says. */
export type ContentKind =
  | 'hcl'
  | 'assignments'
  | 'script'
  | 'commands'
  | 'code'
  | 'json'
  | 'document'
  | 'tree'
  | 'diff'
  | 'text'
  | 'empty';

export interface Content {
  readonly kind: ContentKind;
  /** Blocks of the content where it is read as HCL; null where it is something else. */
  readonly shape: HclShape | null;
}

const commandWords = new Set(
  'terraform tofu aws cd mkdir cp mv rm ls cat echo export git curl npm npx yarn node python python3 pip pip3 docker kubectl helm zip chmod source touch make brew sudo ssh tree tfsec checkov jq'.split(
    ' ',
  ),
);

/** Classifies by content first, and by the label where the content does not say. */
export function classify(fence: Pick<Fence, 'label' | 'info' | 'lines'>): Content {
  const { label, lines } = fence;
  const first = lines.find((line) => !isBlank(line))?.trim();
  if (first === undefined) return { kind: 'empty', shape: null };
  const kind = label.includes('.') ? 'text' : labelKind(label);
  if (kind === 'diff' || (kind !== 'document' && looksLikeDiff(lines))) return { kind: 'diff', shape: null };
  switch (kind) {
    case 'hcl':
      return (
        hclContent(lines) ?? (looksLikeTree(lines) ? other('tree') : { kind: 'hcl', shape: shapeOf(lines) })
      );
    case 'shell':
      return other(first.startsWith('#!') ? 'script' : 'commands');
    case 'document':
      return other('document');
    case 'json':
      return other('json');
    case 'code':
      return other('code');
    case 'text':
      return unlabelled(lines, first);
    case null:
      return other('text');
  }
}

function other(kind: ContentKind): Content {
  return { kind, shape: null };
}

/** HCL by its blocks or assignments; null for text that is neither. */
function hclContent(lines: readonly string[]): Content | null {
  const shape = shapeOf(lines);
  if (shape.blocks.length > 0) return { kind: 'hcl', shape };
  if (shape.attributes.length > 0) return { kind: 'assignments', shape };
  return null;
}

function unlabelled(lines: readonly string[], first: string): Content {
  if (looksLikeTree(lines)) return other('tree');
  if (first.startsWith('#!')) return other('script');
  if (first.startsWith('{') || first.startsWith('[')) return other('json');
  const shape = shapeOf(lines);
  if (terraformBlocks(shape).length > 0 && shape.stray.length <= lines.length / 2)
    return { kind: 'hcl', shape };
  const word = first.replace('$ ', '').split(' ', 1)[0] ?? '';
  if (commandWords.has(word)) return other('commands');
  if (shape.blocks.length === 0 && shape.attributes.length > 0 && shape.stray.length === 0) {
    return { kind: 'assignments', shape };
  }
  // Comments and nothing else: a file that says where things are.
  if (shape.stray.length === 0 && shape.blocks.length === 0) return { kind: 'hcl', shape };
  return other('text');
}

export function looksLikeTree(lines: readonly string[]): boolean {
  let marks = 0;
  let filled = 0;
  for (const line of lines) {
    if (isBlank(line)) continue;
    filled++;
    const text = line.trimStart();
    if (
      '├└│┌┐┬┼'.includes(text.charAt(0)) ||
      text.startsWith('|--') ||
      text.startsWith('`--') ||
      text.startsWith('+--')
    )
      marks++;
  }
  return marks > 0 && marks * 3 >= filled;
}

/** Unified diffs, and snippets whose lines are marked `+` and `-`. */
function looksLikeDiff(lines: readonly string[]): boolean {
  let plus = 0;
  let minus = 0;
  let filled = 0;
  let hunks = 0;
  for (const line of lines) {
    if (isBlank(line)) continue;
    filled++;
    if (line.startsWith('@@ ')) hunks++;
    else if (line.startsWith('+')) plus++;
    else if (line.startsWith('-') && !line.startsWith('---')) minus++;
  }
  if (hunks > 0 && plus + minus > 0) return true;
  return (
    plus > 0 && minus > 0 && (plus + minus) * 4 >= filled && !lines.some((line) => line.startsWith('- '))
  );
}
