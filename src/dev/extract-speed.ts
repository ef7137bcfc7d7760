/**
 * How long extraction takes on answers made to slow it down. `node <bundle of this file> [runs]` prints a table: median and
 * longest time, on the clock and of the processor (the one to read while the machine does other work). Every one is
 * to stay under 200 ms; the exit status is 1 where the median of the processor's time does not.
 */
import { extract } from '../extract/extract.js';

const size = 10_000_000;
const limit = 200;
const runs = Number(process.argv[2] ?? 5);

const fill = (unit: string): string => unit.repeat(Math.ceil(size / unit.length));
const fenced = (body: string, label = 'hcl'): string => `\`\`\`${label}\n${body}\n\`\`\`\n`;
const many = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');
const block = 'resource "aws_sqs_queue" "a" {}\n';

const hostile: Readonly<Record<string, () => string>> = {
  '10 MB of backticks': () => fill('`'),
  '10 MB of "```" lines': () => fill('```\n'),
  '10 MB of "```hcl" lines': () => fill('```hcl\n'),
  '10 MB of tildes': () => fill('~'),
  '10 MB of markdown in markdown': () => fill('```markdown\n## main.tf\n```hcl\n'),
  '10 MB of quoted fences': () => fill('> ```hcl\n'),
  '10 MB of fences in lists': () => fill('- ```hcl\n'),
  '60,000 spaces': () => ' '.repeat(60_000),
  '10 MB of spaces': () => fill(' '),
  'one line of 5 MB': () => 'a'.repeat(5_000_000),
  '10 MB of NUL bytes': () => fill('\0'),
  '10 MB of invalid UTF-8': () => new TextDecoder().decode(new Uint8Array(size).fill(0xff)),
  '10 MB of lone surrogates': () => fill('\ud800'),
  '10 MB of carriage returns': () => fill('\r'),
  '10 MB of open blocks': () => fenced(fill('resource "aws_sqs_queue" "a" {\n')),
  '10 MB of open blocks, no fence': () => fill('resource "aws_sqs_queue" "a" {\n'),
  '10 MB of blocks, no fence': () => fill(block),
  '7,000 blocks under names, no fence': () => many(7_000, (at) => `# a${at}.tf\n${block}`),
  '10 MB of open brackets': () => fenced(`a = ${fill('[')}`),
  '10 MB of braces': () => fenced(fill('{}')),
  '10 MB of quotes': () => fenced(fill('"\n')),
  '10 MB of "${"': () => fenced(`a = ${fill('"${')}`),
  '10 MB of heredoc starts': () => fenced(fill('a = <<EOF\n')),
  '10 MB of "/*"': () => fenced(fill('/*\n')),
  '10 MB of comments': () => fenced(fill('# a.tf\n')),
  '10 MB of "# a.tf" headings': () => fill('# a.tf\n'),
  '100,000 headings': () => '# heading\n'.repeat(100_000),
  '10 MB of lines full of names': () => fill(`# ${'a.tf '.repeat(99)}\n`),
  '10 MB of the same, in a fence': () => fenced(fill(`# ${'a.tf '.repeat(99)}\n`)),
  '10 MB of sentences with a name': () => fill(`${'word '.repeat(95)}a.tf\n`),
  '10 MB of bold names': () => fill('**main.tf**\n'),
  '10 MB of a directory tree': () => fenced(fill('├── a.tf\n'), ''),
  '10 MB of a diff': () => fenced(fill('+++ b/a.tf\n+x\n'), 'diff'),
  '10 MB of "..." lines': () => fenced(fill('...\n')),
  '10 MB of thoughts': () => fill('<think>\n</think>\n'),
  '10 MB of answers': () => fill(`### Answer\n${block}`),
  '10 MB of open tags': () => fill('<file path="a.tf">\n'),
  '10 MB of closed tags': () => fill('<file path="a.tf">\n</file>\n'),
  '10 MB of long tags': () => fill(`<f ${'a="b" '.repeat(300)}\n`),
  '10 MB of JSON objects': () => fill('{"path":"a.tf","content":"x"}\n'),
  '10 MB of open JSON lists': () => fill('[\n'),
  '10 MB of escapes in a JSON string': () => `"${fill('\\')}"`,
  'an answer of 5 MB in a JSON string': () =>
    JSON.stringify(fill(`## a.tf\n${fenced(block)}`).slice(0, 5_000_000)),
  '100,000 files in JSON': () => `{${many(100_000, (at) => `"a${at}.tf":"x",`)}}`,
  '10 MB of cat > a.tf': () => fill("cat > a.tf <<'EOF'\n"),
  'open links before 400 fences': () => many(400, () => `${'['.repeat(490)}a.tf\n${fenced('a = 1')}`),
  'emphasis before 400 fences': () => many(400, () => `${'*a**'.repeat(110)}[a.tf\n${fenced('a = 1')}`),
  'nested lists before 300 fences': () =>
    many(300, () => `${'> - > - [a](b)\n'.repeat(10)}${fenced('a = 1')}`),
  '5,000 files': () => many(5_000, (at) => `## f${at}.tf\n${fenced(block)}`),
  '5,000 pieces of one file': () =>
    many(5_000, (at) => `## main.tf\n${fenced(block.replace('"a"', `"a${at}"`))}`),
  '12,000 module calls': () =>
    many(
      400,
      (at) =>
        `## m${at}/main.tf\n${fenced(many(30, (to) => `module "m${to}" {\n  source = "../m${to}"\n}\n`))}`,
    ),
  '3,000 packed folders': () =>
    fenced(many(3_000, (at) => `data "archive_file" "a${at}" {\n  source_dir = "l/x${at}"\n}\n`)) +
    many(400, (at) => `## x${at}.py\n${fenced('x', 'python')}`),
};

interface Row {
  readonly name: string;
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  readonly outcome: string;
}

function measure(name: string, answer: string): Row {
  const wall: number[] = [];
  const cpu: number[] = [];
  let outcome = '';
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    outcome = extract(answer).outcome;
    const used = process.cpuUsage(before);
    wall.push(performance.now() - startedAt);
    cpu.push((used.user + used.system) / 1_000);
  }
  return { name, wall: wall.sort((a, b) => a - b), cpu: cpu.sort((a, b) => a - b), outcome };
}

function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function show(row: Row): string {
  const figures = [middle(row.wall), row.wall.at(-1) ?? 0, middle(row.cpu), row.cpu.at(-1) ?? 0];
  return `${row.name.padEnd(38)}${figures.map((ms) => ms.toFixed(0).padStart(8)).join('')}  ${row.outcome}`;
}

const rows = Object.entries(hostile).map(([name, make]) => measure(name, make()));
rows.sort((a, b) => middle(b.cpu) - middle(a.cpu));
const head = `${`ms, ${runs} runs`.padEnd(38)}${['median', 'max', 'cpu', 'cpu max'].map((text) => text.padStart(8)).join('')}`;
process.stdout.write(`${[head, ...rows.map(show)].join('\n')}\n`);
if (rows.some((row) => middle(row.cpu) >= limit)) process.exitCode = 1;
