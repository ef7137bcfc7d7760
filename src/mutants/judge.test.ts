import { describe, expect, test } from 'vitest';
import type { CategoryId } from '../domain/category.js';
import type { CheckOutcome, Verdict } from '../domain/finding.js';
import { stageNames, type StageName, type StageResult } from '../domain/stage.js';
import { asDeclared, judge, type Observed } from './judge.js';
import { mutantSchema, type Mutant } from './mutant.js';
import { prove } from './proof.js';
import { sampleOf } from './sample.js';
import { missText, proofText } from './text.js';

function outcome(
  category: CategoryId,
  name: string,
  verdict: Verdict,
  addresses: readonly (string | null)[] = [],
): CheckOutcome {
  const check = `${category}/${name}`;
  const findings = addresses.map((address) => ({
    check,
    category,
    severity: 'high' as const,
    verdict: 'fail' as const,
    address,
    attribute: null,
    file: null,
    line: null,
    message: 'wrong',
    fix: 'right',
  }));
  return { check, category, severity: 'high', verdict, findings };
}

function stages(failed: StageName | null, fault: 'answer' | 'ours' = 'answer'): StageResult[] {
  return stageNames.map((stage) =>
    stage === failed
      ? { stage, verdict: 'fail', fault, ms: 1, diagnostics: [] }
      : { stage, verdict: 'pass', ms: 1, diagnostics: [] },
  );
}

const reference: Observed = {
  stages: stages(null),
  outcomes: [
    outcome('encryption', 'queues', 'pass'),
    outcome('monitoring', 'flow-logs', 'pass'),
    outcome('access-control', 'trust-anyone', 'pass'),
  ],
};

function mutant(change: Partial<Mutant> = {}): Mutant {
  return mutantSchema.parse({
    id: 'plain-queue',
    fault: 'a queue without encryption',
    edits: [{ remove: 'aws_vpc.main' }],
    trips: 'encryption/queues',
    at: 'aws_sqs_queue.main',
    ...change,
  });
}

function observed(changed: readonly CheckOutcome[], failed: StageName | null = null): Observed {
  const byCheck = new Map(changed.map((one) => [one.check, one]));
  return { stages: stages(failed), outcomes: reference.outcomes.map((one) => byCheck.get(one.check) ?? one) };
}

const hit = outcome('encryption', 'queues', 'fail', ['aws_sqs_queue.main']);
const spill = outcome('monitoring', 'flow-logs', 'fail', ['aws_vpc.main']);
const lost = outcome('monitoring', 'flow-logs', 'unknown');
const declared = { 'monitoring/flow-logs': 'it is asked for' };

describe('a mutant is as declared', () => {
  test.each<[string, Mutant, Observed]>([
    ['where its check fails at its address', mutant(), observed([hit])],
    ['where a declared check fails too', mutant({ also: declared }), observed([hit, spill])],
    [
      'where the declared stage fails and hides others',
      mutant({ stage: 'plan' }),
      observed([hit, lost], 'plan'),
    ],
  ])('%s', (_when, subject, seen) => {
    expect(asDeclared(judge(subject, reference, seen))).toBe(true);
    expect(prove([judge(subject, reference, seen)])).toMatchObject({ recall: 1, precision: 1, misses: [] });
  });
});

describe('a mutant is a miss', () => {
  test.each<[string, Mutant, Observed, string]>([
    ['where nothing fails', mutant(), observed([]), 'found nothing'],
    [
      'where its check fails elsewhere',
      mutant(),
      observed([outcome('encryption', 'queues', 'fail', ['aws_sqs_queue.other'])]),
      'expected encryption/queues at aws_sqs_queue.main, found aws_sqs_queue.other',
    ],
    [
      'where its check fails at one more place',
      mutant(),
      observed([outcome('encryption', 'queues', 'fail', ['aws_sqs_queue.main', null])]),
      'found aws_sqs_queue.main, (no address)',
    ],
    ['where another check fails', mutant(), observed([hit, spill]), 'fails too: monitoring/flow-logs'],
    [
      'where another can no longer be judged',
      mutant(),
      observed([hit, lost]),
      'can no longer be judged: monitoring/flow-logs',
    ],
    [
      'where a declared check stays silent',
      mutant({ also: declared }),
      observed([hit]),
      'declared and does not fail: monitoring/flow-logs',
    ],
    ['where a stage fails', mutant(), observed([hit], 'apply'), 'expected no stage to fail, apply did'],
    [
      'where the declared stage passes',
      mutant({ stage: 'plan' }),
      observed([hit]),
      'expected plan to fail, none did',
    ],
    [
      'where we failed',
      mutant({ stage: 'plan' }),
      { ...observed([hit]), stages: stages('plan', 'ours') },
      'a failure of ours',
    ],
  ])('%s', (_when, subject, seen, said) => {
    const judgement = judge(subject, reference, seen);
    expect(asDeclared(judgement)).toBe(false);
    expect(missText(judgement)).toContain(said);
    expect(prove([judgement]).misses).toEqual([judgement]);
  });
});

describe('the proof', () => {
  test('counts recall over mutants, precision over checks that newly fail, and who trips with whom', () => {
    const proof = prove([
      judge(mutant(), reference, observed([hit])),
      judge(mutant({ id: 'second' }), reference, observed([hit, spill])),
      judge(mutant({ id: 'third' }), reference, observed([])),
    ]);
    expect(proof).toMatchObject({ mutants: 3, hits: 2, alarms: 3, rightAlarms: 2 });
    expect(proof.recall).toBeCloseTo(2 / 3);
    expect(proof.checks).toEqual([
      { check: 'encryption/queues', mutants: 3, hits: 2, alsoTripped: { 'monitoring/flow-logs': 1 } },
    ]);
    expect(proofText(proof)).toContain('recall 66.7 % (2/3), precision 66.7 % (2/3');
  });

  test('sets known limits apart, and reports those that no longer hold', () => {
    const limit = 'the gateway cannot know this';
    const proof = prove([
      judge(mutant({ limit }), reference, observed([])),
      judge(mutant({ limit, id: 'second' }), reference, observed([hit])),
    ]);
    expect(proof.misses).toEqual([]);
    expect(proof.limits).toHaveLength(1);
    expect(proof.liftedLimits).toEqual(['second']);
    expect(prove([]).recall).toBeNull();
  });
});

describe('a sample', () => {
  const mutants = ['a', 'b', 'c', 'd'].flatMap((id) => [
    mutant({ id: `queue-${id}` }),
    mutant({ id: `flow-${id}`, trips: 'monitoring/flow-logs' }),
  ]);

  test('takes categories in turn and does not depend on the order of the data', () => {
    const sample = sampleOf(mutants, 4);
    expect(sample.map(({ trips }) => trips).sort()).toEqual([
      'encryption/queues',
      'encryption/queues',
      'monitoring/flow-logs',
      'monitoring/flow-logs',
    ]);
    expect(sampleOf([...mutants].reverse(), 4)).toEqual(sample);
  });
});
