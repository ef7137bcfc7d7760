import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Assessment } from '../domain/run.js';
import { onlyFailures, type Graded } from './graded.js';
import { answers, assessment, finding, rules } from './sample-graded.js';
import { sarifLog } from './sarif.js';

// The published schema, out of a package that ships it.
const schemaFile = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);
const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv, ['uri', 'uri-reference', 'date-time']);
const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
const valid = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));

const result = z.object({
  ruleId: z.string(),
  ruleIndex: z.number(),
  kind: z.string(),
  level: z.string(),
  message: z.object({ text: z.string() }),
  partialFingerprints: z.record(z.string(), z.string()).optional(),
  locations: z.array(z.unknown()).optional(),
});
const shape = z.object({
  runs: z.array(
    z.object({
      tool: z.object({
        driver: z.object({
          rules: z.array(
            z.object({
              id: z.string(),
              properties: z.record(z.string(), z.unknown()),
              defaultConfiguration: z.unknown(),
            }),
          ),
        }),
      }),
      invocations: z.array(
        z.object({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(z.object({ level: z.string(), message: z.unknown() })),
        }),
      ),
      results: z.array(result),
    }),
  ),
});

function log(graded: readonly Graded[]): z.infer<typeof shape> {
  // Through text, as a reader gets it.
  return shape.parse(JSON.parse(JSON.stringify(sarifLog(graded, rules, '0.1.0'))));
}

function run(change: Partial<Assessment> = {}): z.infer<typeof shape>['runs'][number] {
  const [only] = log([
    { path: 'a.md', task: null, folder: null, assessment: { ...assessment, ...change } },
  ]).runs;
  if (only === undefined) throw new Error('expected one run');
  return only;
}

test('it is valid by the published schema', () => {
  expect(
    valid(JSON.parse(JSON.stringify(sarifLog(answers, rules, '0.1.0')))),
    JSON.stringify(valid.errors),
  ).toBe(true);
  const failures = answers.map(onlyFailures);
  expect(
    valid(JSON.parse(JSON.stringify(sarifLog(failures, rules, '0.1.0')))),
    JSON.stringify(valid.errors),
  ).toBe(true);
});

test('the schema refuses what is none', () => {
  expect(
    valid({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ kind: 'bad' }] }] }),
  ).toBe(false);
});

test('each verdict has its kind, and only failures have a level', () => {
  const seen = run().results.map(({ ruleId, kind, level }) => `${ruleId} ${kind} ${level}`);
  expect(seen).toEqual([
    'deployability/init pass none',
    'deployability/validate fail error',
    'deployability/validate fail warning',
    'deployability/plan open none',
    'encryption/key-rotation fail warning',
    'encryption/key-rotation fail warning',
    'encryption/key-rotation fail warning',
    'access-control/trust-anyone pass none',
    'network-segmentation/open-ingress open none',
    'resource-management/tags notApplicable none',
    'requirement-coverage/needs open none',
  ]);
});

test('failures of ours, and what did not run, are notifications; a path that cannot be read fails its run', () => {
  const [invocation] = run().invocations;
  expect(invocation?.toolExecutionNotifications.map((item) => item.level)).toEqual([
    'error',
    'note',
    'note',
    'error',
  ]);
  expect(log(answers).runs.map(({ invocations }) => invocations[0]?.executionSuccessful)).toEqual([
    false,
    false,
    false,
  ]);
  expect(run({ outcomes: [], stages: [] }).invocations[0]?.executionSuccessful).toBe(true);
});

test.each([
  ['critical', 'error', '9.5'],
  ['high', 'error', '8.0'],
  ['medium', 'warning', '5.5'],
  ['low', 'note', '3.0'],
] as const)('%s is level %s and security severity %s', (severity, level, number) => {
  const outcomes = rules
    .filter((rule) => rule.severity === severity && rule.perRequirement !== true)
    .map(({ id }) => ({
      check: id,
      category: 'encryption' as const,
      severity,
      verdict: 'fail' as const,
      findings: [finding({ check: id, severity })],
    }));
  const { results, tool } = run({ outcomes, stages: [] });
  expect(results.map((item) => item.level)).toEqual([level]);
  expect(tool.driver.rules[0]?.defaultConfiguration).toEqual({ level });
  expect(tool.driver.rules[0]?.properties['security-severity']).toBe(number);
});

test('every result names its rule by index too', () => {
  const { results, tool } = run();
  expect(results.map((item) => tool.driver.rules[item.ruleIndex]?.id)).toEqual(
    results.map((item) => item.ruleId),
  );
});

describe('fingerprints', () => {
  function prints(change: Partial<ReturnType<typeof finding>>[]): (string | undefined)[] {
    const findings = change.map((one) => finding(one));
    const outcomes = [
      {
        check: 'encryption/key-rotation',
        category: 'encryption' as const,
        severity: 'medium' as const,
        verdict: 'fail' as const,
        findings,
      },
    ];
    return run({ outcomes, stages: [] }).results.map(
      (item) => item.partialFingerprints?.['plumblineFault/v1'],
    );
  }

  test('stay when lines shift or the value seen changes', () => {
    expect(prints([{ line: 40, message: 'another value' }])).toEqual(prints([{}]));
  });

  test('differ by address and attribute, and for faults alike', () => {
    const all = prints([{}, {}, { address: 'aws_kms_key.other' }, { attribute: null }]);
    expect(new Set(all).size).toBe(4);
  });
});

test('places: files of a folder as paths, those of a text with their base and contents', () => {
  const [text, folder] = log(answers).runs;
  expect(text?.results[1]?.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'lib/a%20b.tf', uriBaseId: 'ANSWER' },
        region: { startLine: 7 },
      },
      logicalLocations: [{ name: 'aws_x.y', fullyQualifiedName: 'aws_x.y', kind: 'resource' }],
    },
  ]);
  expect(folder?.results[1]?.locations).toMatchObject([
    { physicalLocation: { artifactLocation: { uri: 'infra/lib/a%20b.tf' } } },
  ]);
});
