import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { onlyFailures } from './graded.js';
import { junitXml } from './junit.js';
import { answers, rules } from './sample-graded.js';

const at = '2026-01-02T03:04:05';
const xml = junitXml(answers, rules, at);

const told = z.object({ '@message': z.string(), '@type': z.string(), '#text': z.string() });
const suiteSchema = z.strictObject({
  '@name': z.string(),
  '@package': z.string(),
  '@id': z.string(),
  '@timestamp': z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
  '@hostname': z.string().min(1),
  '@tests': z.coerce.number(),
  '@failures': z.coerce.number(),
  '@errors': z.coerce.number(),
  '@skipped': z.coerce.number(),
  '@time': z.coerce.number(),
  properties: z.unknown(),
  testcase: z
    .array(
      z.strictObject({
        '@name': z.string().min(1),
        '@classname': z.string().min(1),
        '@time': z.coerce.number(),
        failure: told.optional(),
        error: told.optional(),
        skipped: z.strictObject({ '@message': z.string() }).optional(),
      }),
    )
    .default([]),
  'system-out': z.literal(''),
  'system-err': z.literal(''),
});

/** The document by the rules of the common JUnit schema: no element or attribute that it does not have. */
function suites(text: string): z.infer<typeof suiteSchema>[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  });
  const parsed: unknown = parser.parse(text);
  return z.object({ testsuites: z.strictObject({ testsuite: z.array(suiteSchema) }) }).parse(parsed)
    .testsuites.testsuite;
}

test('it is well-formed, whatever an answer holds', () => {
  expect(XMLValidator.validate(xml)).toBe(true);
  // What XML 1.0 cannot hold at all.
  // eslint-disable-next-line no-control-regex -- looking for control characters
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  expect(Buffer.from(xml).toString()).toBe(xml); // no lone surrogate
});

test('counts add up in every suite', () => {
  for (const suite of suites(xml)) {
    const count = (tag: 'failure' | 'error' | 'skipped'): number =>
      suite.testcase.filter((item) => item[tag] !== undefined).length;
    expect([suite['@tests'], suite['@failures'], suite['@errors'], suite['@skipped']]).toEqual([
      suite.testcase.length,
      count('failure'),
      count('error'),
      count('skipped'),
    ]);
  }
  expect(suites(xml).map((suite) => suite['@timestamp'])).toEqual([at, at, at]);
});

test('a case a finding: severity, id, title; file and address; what became of it', () => {
  const [first] = suites(xml);
  const seen = (first?.testcase ?? []).map((item) => {
    const what = ['failure', 'error', 'skipped'].find((tag) => tag in item) ?? 'passed';
    return `${item['@classname']} ${item['@name']}: ${what}`;
  });
  const rotation = '[medium][encryption/key-rotation] Title of encryption/key-rotation';
  expect(seen).toEqual(
    [
      'deployability [critical][deployability/init] Stage init: passed',
      'lib/a b.tf.aws_x.y [critical][deployability/validate] Stage validate: failure',
      'deployability [critical][deployability/plan] Stage plan: skipped',
      'deployability [critical][deployability/apply] Stage apply: error',
      'deployability [critical][deployability/settle] Stage settle: skipped',
      'deployability [critical][deployability/destroy] Stage destroy: skipped',
      `main.tf.aws_kms_key.it["a"] ${rotation}: failure`.replaceAll('"', '&quot;'),
      `main.tf.aws_kms_key.it["a"] ${rotation}: failure`.replaceAll('"', '&quot;'),
      `encryption ${rotation}: failure`,
      'access-control [critical][access-control/trust-anyone] Title of access-control/trust-anyone: passed',
      'main.tf.aws_kms_key.it["a"] [high][network-segmentation/open-ingress] Title of network-segmentation/open-ingress: skipped'.replaceAll(
        '"',
        '&quot;',
      ),
      'main.tf.aws_kms_key.it["a"] [high][requirement-coverage/queue] Title of requirement-coverage/needs: skipped'.replaceAll(
        '"',
        '&quot;',
      ),
      `encryption ${rotation}: error`,
    ].map((line) => line.replaceAll('&quot;', '"')),
  );
});

test('a path that cannot be read is an error', () => {
  const [, , unread] = suites(xml);
  expect([unread?.['@tests'], unread?.['@errors']]).toEqual([1, 1]);
});

test('failures alone', () => {
  const [first] = suites(junitXml(answers.map(onlyFailures), rules, at));
  // The failed stage of the answer, the one that failed through us, and three findings.
  expect([first?.['@tests'], first?.['@failures'], first?.['@errors']]).toEqual([5, 4, 1]);
});
