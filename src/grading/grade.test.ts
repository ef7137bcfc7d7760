import { describe, expect, it } from 'vitest';
import type { Evidence, Resource } from '../domain/evidence.js';
import { requirementSchema, expectationsSchema } from '../domain/task.js';
import type { Check, GradeContext } from './contract.js';
import { grade, unknownCheckIds } from './grade.js';

const main = { path: 'main.tf', text: '# text', bytes: 6, startLine: 1, endLine: 1 };

function evidenceOf(parts: Partial<Evidence> = {}): Evidence {
  return {
    ...{
      level: 'hcl',
      root: '.',
      files: [main],
      resources: [],
      blocks: [],
      modules: [],
      syntax: [],
      stages: [],
    },
    ...parts,
  };
}

function subnet(key: string | number | null, line = 1): Resource {
  return {
    ...{
      mode: 'managed',
      type: 'aws_subnet',
      name: 'a',
      block: 'aws_subnet.a',
      module: '',
      key,
      expanded: true,
    },
    ...{ provider: 'aws', values: {}, references: {}, location: { file: 'main.tf', line } },
    address: key === null ? 'aws_subnet.a' : `aws_subnet.a[${JSON.stringify(key)}]`,
    locations: { 'rule.0': { file: 'main.tf', line: 3 }, 'rule.0.port': { file: 'main.tf', line: 4 } },
  };
}

function checkOf(run: Check['grade'], parts: Partial<Check> = {}): Check {
  return {
    ...{ id: 'encryption/example', title: 'An example of a check', severity: 'high', kind: 'intrinsic' },
    ...{ reason: 'Because an example must give a reason.', fix: 'Write a better one.', grade: run },
    ...parts,
  };
}

function taskNaming(...checks: string[]): GradeContext['task'] {
  const requirement = requirementSchema.parse({ id: 'one', text: 'One.', checks });
  return { id: 'task', expects: expectationsSchema.parse({}), requirements: [requirement] };
}

function only(check: Check, evidence = evidenceOf(), task: GradeContext['task'] = null) {
  const [outcome, ...more] = grade({ evidence, task, checks: [check] }).outcomes;
  if (outcome === undefined || more.length > 0) throw new Error('expected one outcome');
  return outcome;
}

const failing = checkOf(({ report }) => report.fail({ resource: subnet(null) }, 'wrong'));
const unsure = checkOf(({ report }) => report.unknown({ resource: subnet(null) }, 'unclear'));
const silent = checkOf(() => undefined);
const brokenPlan: Evidence['stages'] = [
  { stage: 'plan', verdict: 'fail', fault: 'answer', ms: 1, diagnostics: [] },
];
const ourFault: Evidence['stages'] = [
  { stage: 'plan', verdict: 'fail', fault: 'ours', ms: 1, diagnostics: [] },
];
const unparsed = { syntax: [{ message: 'unclosed block', location: { file: 'main.tf', line: 7 } }] };
const call = { address: 'module.net', location: { file: 'main.tf', line: 2 } };
const missingModule = { modules: [{ ...call, source: './net', folder: 'net', found: false }] };
const remoteModule = { modules: [{ ...call, source: 'org/net/aws', folder: null, found: false }] };

describe('the verdict of a check', () => {
  const everything = checkOf(({ report }) => {
    report.pass();
    report.unknown(null, 'unclear');
    report.fail(null, 'wrong');
  });
  const passing = checkOf(({ report }) => report.pass());
  const passingAndUnsure = checkOf(({ report }) => {
    report.pass();
    report.unknown(null, 'unclear');
  });

  it.each([
    ['fail before anything else', everything, 'fail'],
    ['unknown before pass', passingAndUnsure, 'unknown'],
    ['pass where it was called', passing, 'pass'],
    ['not-applicable where nothing was looked at', silent, 'not-applicable'],
  ] as const)('is %s', (_name, check, verdict) => {
    expect(only(check).verdict).toBe(verdict);
  });

  it('is not-graded, and ours, where the check throws', () => {
    const thrower = checkOf(() => {
      throw new Error('boom');
    });
    const { verdict, findings } = only(thrower);
    expect(verdict).toBe('not-graded');
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('boom');
    expect(findings[0]?.verdict).toBe('not-graded');
  });
});

describe('a requested check', () => {
  const requested = checkOf(({ report }) => report.pass(), { kind: 'requested' });
  const named = taskNaming('encryption/example');

  it('does not run unless a requirement names it', () => {
    expect(only(requested).verdict).toBe('not-applicable');
    expect(only(requested, evidenceOf(), taskNaming('encryption/other')).verdict).toBe('not-applicable');
    expect(only(requested, evidenceOf(), named).verdict).toBe('pass');
  });

  it('fails as absent where nothing was looked at, intrinsic ones too', () => {
    const { verdict, findings } = only(silent, evidenceOf(), named);
    expect(verdict).toBe('fail');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ address: null, file: null, verdict: 'fail' });
    expect(findings[0]?.message).toMatch(/^absent: /);
  });

  it('passes where nothing was looked at and nothing need be there', () => {
    const lenient = { ...silent, absence: 'allowed' } as const;
    expect(only(lenient, evidenceOf(), named).verdict).toBe('pass');
    expect(only(lenient).verdict).toBe('not-applicable');
    expect(only(lenient, evidenceOf(unparsed), named).verdict).toBe('blocked');
  });

  it.each([
    ['an answer without Terraform', { files: [] }, 'blocked'],
    ['a file that does not parse', unparsed, 'blocked'],
    ['a local module that is not given', missingModule, 'blocked'],
    ['a module from elsewhere', remoteModule, 'unknown'],
  ] as const)('cannot call a thing absent in %s', (_name, parts, verdict) => {
    const found = only(silent, evidenceOf(parts), named);
    expect(found.verdict).toBe(verdict);
    expect(found.findings).toHaveLength(1);
    expect(found.findings[0]?.verdict).toBe(verdict);
  });

  it('still fails at a place it can show, parsed or not', () => {
    expect(only(failing, evidenceOf(unparsed), named).verdict).toBe('fail');
  });

  it.each([
    ['the answer failed a stage', brokenPlan, named, 'blocked'],
    ['the failure was ours', ourFault, named, 'unknown'],
    ['nothing failed', [], named, 'unknown'],
    ['it was not asked for', brokenPlan, null, 'unknown'],
  ] as const)('with an unknown, where %s', (_name, stages, task, verdict) => {
    const found = only(unsure, evidenceOf({ stages }), task);
    expect(found.verdict).toBe(verdict);
    expect(found.findings.map((finding) => finding.verdict)).toEqual([verdict]);
  });
});

describe('an answer without Terraform', () => {
  it('gives intrinsic checks nothing to look at', () => {
    expect(only(failing, evidenceOf({ files: [] })).verdict).toBe('not-applicable');
  });

  it('leaves an absence that was not asked for unsettled where a file does not parse', () => {
    const absent = checkOf(({ report }) => report.fail(null, 'nowhere'));
    expect(only(absent).verdict).toBe('fail');
    expect(only(absent, evidenceOf(unparsed)).verdict).toBe('unknown');
  });
});

describe('findings', () => {
  it('are placed at the attribute, or at the nearest thing around it', () => {
    const check = checkOf(({ report }) => {
      report.fail({ resource: subnet(null), attribute: 'rule.0.port' }, 'a');
      report.fail({ resource: subnet(null), attribute: 'rule.0.cidr' }, 'b');
      report.fail({ resource: subnet(null), attribute: 'other' }, 'c');
      report.fail({ location: { file: 'b.tf', line: 9 }, address: 'var.x' }, 'd');
      report.fail(null, 'e');
    });
    const seen = only(check).findings.map(({ file, line, address, message }) => [
      message,
      file,
      line,
      address,
    ]);
    expect(seen).toEqual([
      ['d', 'b.tf', 9, 'var.x'],
      ['c', 'main.tf', 1, 'aws_subnet.a'],
      ['b', 'main.tf', 3, 'aws_subnet.a'],
      ['a', 'main.tf', 4, 'aws_subnet.a'],
      ['e', null, null, null],
    ]);
  });

  it('are one for a fault that all instances of a block share, and say how many', () => {
    const check = checkOf(({ report }) => {
      for (const key of [0, 1, 2]) {
        const resource = subnet(key);
        report.fail({ resource, attribute: 'rule.0' }, `${resource.address} is open`);
      }
    });
    const { findings } = only(check);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      address: 'aws_subnet.a',
      message: 'aws_subnet.a is open (3 instances)',
    });
  });

  it('keep the instance where one of several is wrong', () => {
    const check = checkOf(({ report }) => report.fail({ resource: subnet('b') }, 'open'));
    expect(only(check).findings[0]).toMatchObject({ address: 'aws_subnet.a["b"]', message: 'open' });
  });

  it('are not repeated where a check says the same twice', () => {
    const check = checkOf(({ report }) => {
      report.fail({ resource: subnet(null) }, 'open');
      report.fail({ resource: subnet(null) }, 'open');
      report.fail({ resource: subnet(null) }, 'also old');
    });
    expect(only(check).findings.map((finding) => finding.message)).toEqual(['also old', 'open']);
  });
});

describe('a check for each requirement', () => {
  const needs = [{ types: ['aws_vpc'] }];
  const requirements = [
    requirementSchema.parse({ id: 'network', text: 'A network.', severity: 'critical', needs }),
    requirementSchema.parse({ id: 'other', text: 'Judged by a check.', checks: ['encryption/example'] }),
    requirementSchema.parse({ id: 'key', text: 'A key.', severity: 'low', needs }),
  ];
  const task = { id: 'task', expects: expectationsSchema.parse({}), requirements };
  const check = checkOf(
    ({ report, requirement }) => {
      if (requirement?.id === 'network') report.pass();
      else report.fail(null, `absent: ${requirement?.text ?? 'no requirement'}`);
    },
    { id: 'requirement-coverage/needs', kind: 'requested', perRequirement: true },
  );

  it('gives an outcome for each that states needs, with its severity', () => {
    const { outcomes } = grade({ evidence: evidenceOf(), task, checks: [check] });
    expect(outcomes.map((outcome) => [outcome.check, outcome.severity, outcome.verdict])).toEqual([
      ['requirement-coverage/network', 'critical', 'pass'],
      ['requirement-coverage/key', 'low', 'fail'],
    ]);
    expect(outcomes[1]?.findings[0]).toMatchObject({
      check: 'requirement-coverage/key',
      message: 'absent: A key.',
    });
  });

  it('gives nothing without a task', () => {
    expect(grade({ evidence: evidenceOf(), task: null, checks: [check] }).outcomes).toEqual([]);
  });

  it.each([
    ['requirement-coverage/key', 1],
    ['requirement-coverage/needs', 2],
    ['requirement-coverage', 2],
    ['encryption/example', 0],
  ])('can be chosen by %s', (id, count) => {
    expect(grade({ evidence: evidenceOf(), task, checks: [check], only: [id] }).outcomes).toHaveLength(count);
  });
});

it('names the ids that a task asks for and no check has', () => {
  const task = taskNaming('encryption/example', 'encryption/exampel') ?? { requirements: [] };
  expect(unknownCheckIds(task, [silent])).toEqual(['encryption/exampel']);
});
