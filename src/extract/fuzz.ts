import { pathToFileURL } from 'node:url';
import type { Extraction } from '../domain/answer.js';
import { acceptPath } from './accept-path.js';
import { extract } from './extract.js';
import { outsideStyles, renderAnswer } from './render.js';

/** What a run of the fuzzer saw. */
export interface FuzzReport {
  readonly answers: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** What broke a promise: an exception, or an unsafe path. */
  readonly faults: readonly string[];
  /** The longest time one answer took, in milliseconds of processor time. */
  readonly slowest: number;
}

const seeds = [
  {
    path: 'main.tf',
    text: 'resource "aws_s3_bucket" "a" {\n  bucket = "x"\n  tags = { A = "${var.b}" }\n}\n',
  },
  {
    path: 'lib/variables.tf',
    text: 'variable "b" {\n  type = string\n  description = <<-EOT\n    text {\n  EOT\n}\n',
  },
  { path: 'lambda/index.py', text: 'def handler(event, context):\n    return {"a": [1, 2]}\n' },
  { path: 'README.md', text: '# Store\n\n~~~bash\nterraform init\n~~~\n' },
  { path: 'prod.tfvars', text: 'b = "y"\n' },
];

const scraps = [
  ...[
    '```',
    '```hcl',
    '````markdown',
    '~~~',
    '\n',
    '\0',
    '\ud800',
    '"',
    '{',
    '}',
    '<<EOF',
    'EOF',
    '# ',
    '/*',
    '*/',
    '${',
  ],
  ...[
    '../',
    '/etc/x.conf',
    '## File: a.tf',
    '### Answer',
    '<think>',
    '</think>',
    '...',
    '<<<<<<< HEAD',
    '\r',
    '\u202e',
    'cat > b.tf <<EOF',
  ],
];

/** A small generator of numbers that gives the same ones for the same seed. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Cuts, doubles, swaps and plants scraps in an answer. */
function mutate(answer: string, pick: (below: number) => number): string {
  let text = answer;
  for (let times = 1 + pick(6); times > 0; times--) {
    const at = pick(text.length + 1);
    const length = pick(200);
    const scrap = scraps[pick(scraps.length)] ?? '';
    switch (pick(5)) {
      case 0:
        text = text.slice(0, at) + text.slice(at + length);
        break;
      case 1:
        text = text.slice(0, at) + text.slice(Math.max(0, at - length));
        break;
      case 2:
        text = text.slice(0, at) + scrap.repeat(1 + pick(3)) + text.slice(at);
        break;
      case 3:
        text = text.slice(0, at) + `\n${scrap}\n` + text.slice(at);
        break;
      default:
        text = text.slice(0, at);
    }
  }
  return text;
}

/** One mutated answer, extracted. */
export interface FuzzedAnswer {
  /** Null where extraction threw. */
  readonly extraction: Extraction | null;
  /** What broke a promise, or null. */
  readonly fault: string | null;
  /** Processor time that extraction took, in milliseconds. */
  readonly ms: number;
}

/** Extracts `count` mutated answers, the same ones for the same seed. */
export function* fuzzAnswers(count: number, seed: number): Generator<FuzzedAnswer> {
  const pick = generator(seed);
  const styles = Object.values(outsideStyles);
  for (let at = 0; at < count; at++) {
    const style = styles[pick(styles.length)];
    const files = seeds.filter(() => pick(3) > 0);
    const answer = mutate(style === undefined ? '' : renderAnswer(files, style), pick);
    yield extractOne(answer, pick(2) === 0 ? 'strict' : 'lenient');
  }
}

function extractOne(answer: string, mode: 'strict' | 'lenient'): FuzzedAnswer {
  const before = process.cpuUsage();
  try {
    const extraction = extract(answer, { mode });
    const used = process.cpuUsage(before);
    const unsafe = extraction.files.find((file) => !acceptPath(file.path).ok);
    const fault = unsafe === undefined ? null : `unsafe path ${JSON.stringify(unsafe.path)}`;
    return { extraction, fault, ms: (used.user + used.system) / 1_000 };
  } catch (error) {
    return { extraction: null, fault: String(error), ms: 0 };
  }
}

/** Extracts `count` mutated answers and sums up. */
export function fuzz(count: number, seed: number): FuzzReport {
  const outcomes: Record<string, number> = {};
  const faults: string[] = [];
  let slowest = 0;
  let at = 0;
  for (const { extraction, fault, ms } of fuzzAnswers(count, seed)) {
    if (extraction !== null) outcomes[extraction.outcome] = (outcomes[extraction.outcome] ?? 0) + 1;
    if (fault !== null) faults.push(`answer ${at}: ${fault}`);
    slowest = Math.max(slowest, ms);
    at += 1;
  }
  return { answers: count, outcomes, faults, slowest };
}

/** `node <bundle of this file> [count] [seed]` prints a report and ends with 1 where a promise was broken. */
function main(args: readonly string[]): void {
  const report = fuzz(Number(args[0] ?? 10_000), Number(args[1] ?? 1));
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (report.faults.length > 0) process.exitCode = 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv.slice(2));
