/**
 * `npm run parity [-- PATH… --json FILE]`: runs answers through the gateway and through plain Terraform, init to plan, and
 * prints every difference in verdicts, errors and planned values. Without a path: everything of ours that Terraform can
 * run. A path is an answer's text, a folder of `.tf` files, or a folder of answers' texts. Ends with status 1 where a
 * difference has no known reason.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepareEngine } from '../engine.js';
import { survey } from '../evidence/survey.js';
import { allows } from '../terraform/constraints.js';
import { rehearse, type Engine, type RehearsalResult } from '../terraform/rehearse.js';
import { comparable, type Comparable } from './parity/comparable.js';
import { differences, type Difference } from './parity/compare.js';
import { ownSubjects, subjectsAt, type ParitySubject } from './parity/subjects.js';

/** What came of one answer. */
interface Compared {
  readonly name: string;
  /** How far plain mode was held against the gateway, and why no further. */
  readonly held: Comparable;
  readonly verdicts: { readonly plain: string; readonly gateway: string } | null;
  readonly differences: readonly Difference[];
}

interface Engines {
  readonly plain: Engine;
  readonly gateway: Engine;
}

async function climbed(
  subject: ParitySubject,
  engine: Engine,
  last: 'validate' | 'plan',
): Promise<RehearsalResult> {
  const { types, openVariables, neutralised } = survey(subject.files, subject.root);
  const { terraformVersion } = neutralised;
  const met = terraformVersion !== null && allows(terraformVersion, engine.terraform.version) === true;
  return await rehearse(
    {
      ...subject,
      types,
      openVariables,
      neutralised: { ...neutralised, terraformVersion: met ? null : terraformVersion },
      last,
      protection: 'unstated',
    },
    engine,
  );
}

function verdictsOf({ stages }: RehearsalResult): string {
  return stages
    .filter(({ reason }) => reason !== 'not asked for')
    .map(({ stage, verdict, fault }) => `${stage} ${verdict}${fault === 'ours' ? ' (ours)' : ''}`)
    .join(', ');
}

async function compare(subject: ParitySubject, { plain, gateway }: Engines): Promise<Compared> {
  const { name, files, root } = subject;
  const held = comparable(survey(files, root), plain.aws.version);
  if (held.last === null) return { name, held, verdicts: null, differences: [] };
  const [a, b] = [await climbed(subject, plain, held.last), await climbed(subject, gateway, held.last)];
  return {
    name,
    held,
    verdicts: { plain: verdictsOf(a), gateway: verdictsOf(b) },
    differences: differences(a, b),
  };
}

/** Plain mode with our small providers beside the mirror's AWS provider: no mirror need hold those. */
function withUtilities(plain: Engine, gateway: Engine): Engine {
  return plain.kind === 'plain' && gateway.kind === 'gateway'
    ? { ...plain, utilities: gateway.gateway }
    : plain;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

function print({ name, held, verdicts, differences: found }: Compared): void {
  if (held.last === null) {
    say(`left out   ${name}: ${held.limit ?? ''}`);
    return;
  }
  say(
    `${found.length === 0 ? 'equal     ' : 'different '} ${name}: ${verdicts?.gateway ?? ''}${held.limit === null ? '' : `; no further, it ${held.limit}`}`,
  );
  for (const { where, plain, gateway, reason } of found) {
    say(
      `  ${where}\n    plain    ${plain}\n    gateway  ${gateway}\n    reason   ${reason ?? 'UNEXPLAINED'}`,
    );
  }
}

async function compareAll(subjects: readonly ParitySubject[], engines: Engines): Promise<Compared[]> {
  const all: Compared[] = [];
  for (const subject of subjects) {
    const one = await compare(subject, engines);
    print(one);
    all.push(one);
  }
  const held = all.filter((one) => one.held.last !== null);
  const toPlan = held.filter((one) => one.held.last === 'plan');
  const different = held.filter((one) => one.differences.length > 0);
  const unexplained = different.filter((one) => one.differences.some(({ reason }) => reason === null));
  say(
    `${all.length} answers: ${held.length} compared (${toPlan.length} to plan, the others to validate), ${all.length - held.length} left out; ${different.length} differ, ${unexplained.length} without a known reason`,
  );
  if (unexplained.length > 0) process.exitCode = 1;
  return all;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const subjects =
    positionals.length === 0 ? await ownSubjects() : (await Promise.all(positionals.map(subjectsAt))).flat();
  const options = { terraformBin: 'terraform', wanted: true, note };
  const plain = await prepareEngine({ ...options, kind: 'plain' });
  const gateway = await prepareEngine({ ...options, kind: 'gateway' });
  try {
    if (plain.engine === null || gateway.engine === null) {
      note(`cannot compare: ${plain.notRun ?? gateway.notRun ?? ''}`);
      process.exitCode = 1;
      return;
    }
    if (plain.engine.sandbox.kind === 'none' && positionals.length > 0) {
      note('cannot compare: no sandbox works on this machine, and only our own texts run without one');
      process.exitCode = 1;
      return;
    }
    const engines = { plain: withUtilities(plain.engine, gateway.engine), gateway: gateway.engine };
    const all = await compareAll(subjects, engines);
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
  } finally {
    await Promise.all([plain.close(), gateway.close()]);
  }
}

await main();
