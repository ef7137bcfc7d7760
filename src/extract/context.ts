import { captionOf, type Caption } from './captions.js';
import type { Fence, Item } from './fences.js';
import { isBlank } from './lines.js';
import { plainLines } from './markdown.js';

/** What stands above a fence. */
export interface Context {
  /** The headings it is under, outermost first. */
  readonly headings: readonly Caption[];
  /** The last label (`**main.tf**`) under the nearest heading. */
  readonly label: Caption | null;
  /** The paragraph straight before the fence, last line first; empty where something else stands there. */
  readonly paragraph: readonly Caption[];
  /** Fences that already followed the same label, or the same heading where there is no label. */
  readonly earlier: number;
}

/** What stands above a text without headings. */
export const nowhere: Context = { headings: [], label: null, paragraph: [], earlier: 0 };

export interface PlacedFence {
  readonly fence: Fence;
  readonly context: Context;
}

/** Lines of a paragraph that are kept. */
const maxParagraph = 8;
const treeMarks = ['├', '└', '│', '|--', '`--'];

/** Walks an answer's items and gives every fence with what stands above it. */
export function placeFences(items: readonly Item[], lines: readonly string[]): PlacedFence[] {
  const reader = new ContextReader();
  const placed: PlacedFence[] = [];
  if (!items.some((item) => item.kind === 'fence')) return [];
  const outside = new Uint8Array(lines.length);
  for (const item of items) if (item.kind === 'line') outside[item.index] = 1;
  const plain = plainLines(lines, outside);
  for (const item of items) {
    if (item.kind === 'line') reader.line(plain[item.index] ?? '', item.index);
    else {
      if (item.fence.before !== '') reader.line(item.fence.before, item.fence.open);
      placed.push({ fence: item.fence, context: reader.fence() });
    }
  }
  return placed;
}

class ContextReader {
  private headings: Caption[] = [];
  private label: Caption | null = null;
  private paragraph: Caption[] = [];
  private blank = true;
  private readonly used = new Map<number, number>();

  line(text: string, index: number): void {
    if (isBlank(text)) {
      this.blank = true;
      return;
    }
    const caption = captionOf(text, index);
    if (caption === null) return;
    if (treeMarks.some((mark) => caption.text.includes(mark))) return this.start();
    if (caption.kind === 'heading') return this.heading(caption);
    if (this.blank) this.paragraph = [];
    this.blank = false;
    if (caption.kind === 'label') this.takeLabel(caption);
    this.paragraph = [caption, ...this.paragraph.slice(0, maxParagraph - 1)];
  }

  fence(): Context {
    const anchor = this.label?.line ?? this.headings.at(-1)?.line ?? -1;
    const earlier = this.used.get(anchor) ?? 0;
    this.used.set(anchor, earlier + 1);
    const context = { headings: [...this.headings], label: this.label, paragraph: this.paragraph, earlier };
    this.start();
    return context;
  }

  private heading(caption: Caption): void {
    this.headings = [...this.headings.filter((outer) => outer.level < caption.level), caption];
    this.label = null;
    this.start();
  }

  /** Two labels in one paragraph are a list of files, not the name of the next one. */
  private takeLabel(caption: Caption): void {
    const list = this.paragraph.some((other) => other.kind === 'label' && other.path !== caption.path);
    if (list) this.label = null;
    else this.label = caption;
  }

  private start(): void {
    this.paragraph = [];
    this.blank = true;
  }
}
