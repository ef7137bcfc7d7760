import type { Decision } from '../domain/answer.js';
import { topLevelKinds } from '../hcl/keywords.js';
import { limits } from './limits.js';
import { headingOf } from './lines.js';

/** A stretch of the answer, lines counted from 0, the end exclusive. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly role: 'answer' | 'reasoning' | 'thought';
}

export interface ChosenSegments {
  readonly segments: readonly Segment[];
  readonly decisions: readonly Decision[];
}

/** How many times as many declarations an earlier answer must hold to be taken instead of the last one. */
const farMore = 3;

/**
 * Cuts reasoning off. `<think>…</think>` is never answer. Under headings ("Reasoning Trace", "Answer") the text from the
 * last answer on counts, unless an earlier answer holds far more Terraform (it was cut short and then continued), and
 * the reasoning itself only where no answer holds any.
 */
export function chooseSegments(lines: readonly string[]): ChosenSegments {
  const all = findSegments(lines);
  if (all.length === 1 && all[0]?.role === 'answer') return { segments: all, decisions: [] };
  const counts = all.map((segment) => countDeclarations(lines, segment));
  const answers = all.flatMap((segment, at) =>
    segment.role === 'answer' ? [{ segment, count: counts[at] ?? 0 }] : [],
  );
  const last = answers.at(-1);
  const best = answers.reduce<(typeof answers)[number] | undefined>(
    (found, answer) => (found === undefined || answer.count > found.count ? answer : found),
    undefined,
  );
  const from = last !== undefined && best !== undefined && best.count > farMore * last.count ? best : last;
  const chosen = answers.filter((answer) => from !== undefined && answer.segment.start >= from.segment.start);
  if (chosen.some((answer) => answer.count > 0))
    return explain(
      all,
      chosen.map((answer) => answer.segment),
      from !== last,
    );
  const draft = all.findLast((segment, at) => segment.role === 'reasoning' && (counts[at] ?? 0) > 0);
  if (draft !== undefined) return explain(all, [draft], true);
  return explain(
    all,
    chosen.map((answer) => answer.segment),
    false,
  );
}

function explain(all: readonly Segment[], segments: readonly Segment[], earlier: boolean): ChosenSegments {
  const decisions = all
    .filter((segment) => !segments.includes(segment) && segment.end > segment.start)
    .map((segment) => decision(segment, 'left-out', `reasoning or an earlier draft, not the answer`));
  if (earlier) {
    for (const segment of segments)
      decisions.push(decision(segment, 'taken', 'the text after it holds no Terraform, or far less'));
  }
  return { segments, decisions };
}

function decision(segment: Segment, action: string, reason: string): Decision {
  return { startLine: segment.start + 1, endLine: segment.end, action, path: null, reason };
}

const answerTitles = new Set(['answer', 'final answer', 'the answer', 'final response']);
const reasoningTitles = new Set([
  'reasoning trace',
  'reasoning',
  'thinking',
  'thought process',
  'thoughts',
  'chain of thought',
]);
const thinkTags = ['<think>', '<thinking>', '<reasoning>', '<thought>'];
const thinkEnds = ['</think>', '</thinking>', '</reasoning>', '</thought>'];

function findSegments(lines: readonly string[]): Segment[] {
  const found: Segment[] = [];
  let role: Segment['role'] = 'answer';
  let start = 0;
  /** Ends a segment before the marker in line `at`. */
  const begin = (at: number, next: Segment['role']): void => {
    if (at > start) found.push({ start, end: at, role });
    start = at + 1;
    role = next;
  };
  lines.forEach((line, index) => {
    if (line.length > limits.nameLine) return;
    const marker = markerOf(line, index === start || role === 'thought');
    if (marker === 'think') begin(index, 'thought');
    else if (marker === 'end') {
      role = 'thought';
      begin(index, 'answer');
    } else if (marker === 'reasoning') begin(index, 'reasoning');
    else if (marker === 'answer') {
      if (role === 'answer') role = 'reasoning';
      begin(index, 'answer');
    }
  });
  if (start < lines.length || found.length === 0) found.push({ start, end: lines.length, role });
  return found;
}

/** A thought's tag counts at the beginning of a line; its end anywhere at the end of one. */
function markerOf(line: string, tags: boolean): 'think' | 'end' | 'reasoning' | 'answer' | null {
  const trimmed = line.trim().toLowerCase();
  if (
    tags &&
    thinkTags.some((tag) => trimmed.startsWith(tag)) &&
    !thinkEnds.some((tag) => trimmed.endsWith(tag))
  )
    return 'think';
  if (thinkEnds.some((tag) => trimmed.endsWith(tag))) return 'end';
  const heading = headingOf(line);
  if (heading === null) return null;
  const title = bareTitle(heading.text.toLowerCase());
  if (answerTitles.has(title)) return 'answer';
  return reasoningTitles.has(title) ? 'reasoning' : null;
}

function bareTitle(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && '*_: '.includes(text.charAt(start))) start++;
  while (end > start && '*_: '.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Lines that begin a block of Terraform. */
function countDeclarations(lines: readonly string[], segment: Segment): number {
  let count = 0;
  for (let at = segment.start; at < segment.end; at++) {
    const line = lines[at] ?? '';
    const end = line.indexOf(' ');
    if (
      end > 0 &&
      end < 12 &&
      topLevelKinds.has(line.slice(0, end)) &&
      (line.includes('"') || line.includes('{'))
    )
      count++;
  }
  return count;
}
