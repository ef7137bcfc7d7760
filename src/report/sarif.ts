/**
 * SARIF 2.1.0. One run for each answer: an answer has files, stages and failures of its own, `automationDetails.id`
 * keeps answers apart on a code host, and one that cannot be read is a run whose invocation did not succeed.
 */
import type { Assessment } from '../domain/run.js';
import { stageNames } from '../domain/stage.js';
import { ruleFinder, type Graded, type Rule } from './graded.js';
import {
  fingerprinter,
  outcomeNotifications,
  outcomeResults,
  stageNotifications,
  stageResults,
  type ArtifactLocation,
  type Placing,
  type SarifNotification,
  type SarifResult,
} from './sarif-results.js';
import { checkRule, stageRule, type SarifRule } from './sarif-rules.js';

/** Address of the schema that the report follows. */
const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * The report of all answers as one SARIF log.
 *
 * @param rules the checks that were loaded; those without an outcome are left out.
 * @param version of Plumbline.
 */
export function sarifLog(answers: readonly Graded[], rules: readonly Rule[], version: string): object {
  return {
    $schema: schema,
    version: '2.1.0',
    runs: answers.map((graded) => runOf(graded, rules, version)),
  };
}

function runOf(graded: Graded, rules: readonly Rule[], version: string): object {
  const head = {
    automationDetails: { id: `plumbline/${graded.path}` },
    originalUriBaseIds: {
      ANSWER: { description: { text: 'The folder that the answer’s files are written to.' } },
    },
    columnKind: 'utf16CodeUnits',
  };
  const properties = { path: graded.path, task: graded.task };
  if ('error' in graded) {
    const failed: SarifNotification = { level: 'error', message: { text: graded.error } };
    const invocations = invocation([failed]);
    return { ...head, tool: { driver: driver([], version) }, invocations, results: [], properties };
  }
  const { extraction, score } = graded.assessment;
  const { results, notifications } = said(graded, graded.assessment, rules);
  const described = used(rules, results, notifications);
  const index = new Map(described.map((rule, position) => [rule.id, position]));
  return {
    ...head,
    tool: { driver: driver(described, version) },
    invocations: invocation(notifications),
    artifacts: extraction.files.map((file) => ({
      location: artifactOf(graded, file.path),
      length: file.bytes,
      // Files of an answer's text stand nowhere, so their text goes with the report.
      ...(graded.folder === null ? { contents: { text: file.text } } : {}),
    })),
    results: results.map((result) => ({ ...result, ...indexOf(index, result.ruleId) })),
    properties: {
      ...properties,
      outcome: extraction.outcome,
      score: score.score,
      coverage: score.coverage,
    },
  };
}

function invocation(notifications: readonly SarifNotification[]): readonly object[] {
  const executionSuccessful = !notifications.some((item) => item.level === 'error');
  return [{ executionSuccessful, toolExecutionNotifications: notifications }];
}

interface Said {
  readonly results: readonly SarifResult[];
  readonly notifications: readonly SarifNotification[];
}

function said(graded: Graded, { stages, outcomes }: Assessment, rules: readonly Rule[]): Said {
  const placing: Placing = { artifactOf: (file) => artifactOf(graded, file), ruleOf: ruleFinder(rules) };
  const fingerprint = fingerprinter();
  return {
    results: [
      ...stages.flatMap((stage) => stageResults(stage, placing, fingerprint)),
      ...outcomes.flatMap((outcome) => outcomeResults(outcome, placing, fingerprint)),
    ],
    notifications: [
      ...stages.flatMap(stageNotifications),
      ...outcomes.flatMap((outcome) => outcomeNotifications(outcome, placing)),
    ],
  };
}

/** The rules that the run speaks of. */
function used(
  rules: readonly Rule[],
  results: readonly SarifResult[],
  notifications: readonly SarifNotification[],
): readonly SarifRule[] {
  const ids = new Set([
    ...results.map((result) => result.ruleId),
    ...notifications.flatMap(({ associatedRule }) =>
      associatedRule === undefined ? [] : [associatedRule.id],
    ),
  ]);
  return [...stageNames.map(stageRule), ...rules.map(checkRule)].filter((rule) => ids.has(rule.id));
}

function indexOf(index: ReadonlyMap<string, number>, id: string): { ruleIndex?: number } {
  const ruleIndex = index.get(id);
  return ruleIndex === undefined ? {} : { ruleIndex };
}

function driver(rules: readonly SarifRule[], version: string): object {
  return { name: 'Plumbline', version, semanticVersion: version, rules };
}

/** A file's path as a relative URI, percent-encoded; lone surrogates, which no URI can hold, become U+FFFD. */
function artifactOf({ folder }: Graded, file: string): ArtifactLocation {
  const path = folder === null || folder === '.' ? file : `${folder}/${file}`;
  const uri = Buffer.from(path, 'utf8').toString('utf8').split('/').map(encodeURIComponent).join('/');
  return folder === null ? { uri, uriBaseId: 'ANSWER' } : { uri };
}
