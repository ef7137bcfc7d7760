import type { Diagnostic, Fault, StageName, StageResult } from '../domain/stage.js';
import type { TerraformResult } from './command.js';
import type { TerraformOutput } from './diagnostics.js';

/** Beginnings of messages that mean "this machine could not"; further on in a message stands what the answer wrote. */
const oursBySummary: readonly RegExp[] = [
  /^failed to query available provider packages/i,
  /^failed to install provider/i,
  /^could not load plugin/i,
  /^failed to (?:load|obtain) (?:plugin|provider) schemas?/i,
  /^plugin did not respond/i,
  /^plugin error/i,
  /^request cancelled/i,
  /^unrecognized remote plugin message/i,
  // Modules from a registry or repository cannot be fetched; a task that forbids them has a check for it.
  /^error accessing remote module registry/i,
  /^(?:failed to|could not) download module/i,
  // Terraform itself calls these bugs of the provider; behind ours stands the gateway.
  /^provider produced inconsistent (?:final plan|result after apply)/i,
  /^provider produced invalid (?:plan|object)/i,
];

/** Functions that published providers have and ours of the same name do not serve. */
const unservedFunction =
  /no function named "provider::(?:local::direxists|time::(?:rfc3339|duration|unix_timestamp)_parse)"/;

/** Takes the marker of our own failures off a summary and says whose fault the diagnostic is. */
export function attribute(diagnostic: Diagnostic, marker: string): { diagnostic: Diagnostic; fault: Fault } {
  if (diagnostic.summary.startsWith(marker)) {
    return { diagnostic: { ...diagnostic, summary: diagnostic.summary.slice(marker.length) }, fault: 'ours' };
  }
  const limit = tooLarge.exec(diagnostic.detail)?.[1];
  if (limit !== undefined) {
    const detail = `the answer used up ${Math.round(Number(limit) / 1024 / 1024)} MB in a message to a provider`;
    return {
      diagnostic: { ...diagnostic, summary: 'Limit of the rehearsal reached', detail },
      fault: 'answer',
    };
  }
  return {
    diagnostic,
    fault: isOurs(diagnostic) ? 'ours' : 'answer',
  };
}

/** How the gateway refuses what an answer makes larger than a message may be. */
const tooLarge = /code = \w+ desc = Expected a message of at most (\d+) bytes/;

/** A module from a folder outside the answer: no network would have helped. */
const foreignFolder = /source code from\s+"file:/;

function isOurs({ summary, detail }: Diagnostic): boolean {
  if (foreignFolder.test(detail)) return false;
  return oursBySummary.some((pattern) => pattern.test(summary)) || unservedFunction.test(detail);
}

function ended(stage: StageName, result: TerraformResult): Diagnostic | null {
  const said = result.stderr.trim().split('\n').slice(0, 12).join('\n');
  const base = { severity: 'error' as const, address: null, file: null, line: null };
  if (result.startError !== null)
    return { ...base, summary: 'Terraform could not be started', detail: result.startError };
  if (result.aborted)
    return { ...base, summary: 'Interrupted', detail: `${stage} was stopped before it ended` };
  if (result.timedOut) {
    return {
      ...base,
      summary: `Time limit of ${stage} reached`,
      detail: `stopped after ${Math.round(result.ms / 1000)} s`,
    };
  }
  if (result.limit !== null) {
    return limitDiagnostic(stage, result.limit);
  }
  if (result.exitCode === 0) return null;
  return {
    ...base,
    summary: `Terraform ended with status ${result.exitCode ?? result.signal ?? 'unknown'}`,
    detail: said,
  };
}

/**
 * Turns one command's end into the verdict of its stage. A stage fails when the command did; the failure is the
 * answer's when at least one error is the answer's, so that an error of ours beside it hides nothing.
 */
export function stageResult(
  stage: StageName,
  result: TerraformResult,
  output: TerraformOutput,
  options: { marker: string; okCodes?: readonly number[]; resources?: StageResult['resources'] },
): StageResult {
  const attributed = output.diagnostics.map((item) => attribute(item, options.marker));
  const diagnostics = attributed.map((item) => item.diagnostic);
  const resources = options.resources === undefined ? {} : { resources: options.resources };
  const common = { stage, ms: Math.round(result.ms), ...resources };
  const cleanEnd = !result.timedOut && !result.aborted && result.startError === null;
  if (cleanEnd && (options.okCodes ?? [0]).includes(result.exitCode ?? -1))
    return { ...common, verdict: 'pass', diagnostics };
  const errors = attributed.filter((item) => item.diagnostic.severity === 'error');
  if (errors.length > 0 && cleanEnd) {
    const fault: Fault = errors.some((item) => item.fault === 'answer') ? 'answer' : 'ours';
    return { ...common, verdict: 'fail', fault, diagnostics };
  }
  // No diagnostic: a limit used up, or a crash of Terraform over the answer, is the answer's failure; the rest is ours.
  const crash =
    cleanEnd && (result.limit !== null || /panic:|fatal error:|goroutine \d+/.test(result.stderr));
  const end = ended(stage, result);
  return {
    ...common,
    verdict: 'fail',
    fault: crash ? 'answer' : 'ours',
    diagnostics: end === null ? diagnostics : [end, ...diagnostics],
  };
}

/** Where an answer's files nest deeper than so many levels. */
export interface TooDeep {
  readonly file: string;
  readonly line: number;
  readonly levels: number;
}

/**
 * `init` of a configuration that nests too deep. Terraform is not started: it recurses by nesting, and where its stack
 * ends depends on its version.
 */
export function nestingResult({ file, line, levels }: TooDeep): StageResult {
  const end = { ...limitDiagnostic('init', `${levels} levels of nesting`), file, line };
  return { stage: 'init', verdict: 'fail', fault: 'answer', ms: 0, diagnostics: [end] };
}

/** A stage that did its work, but whose result goes beyond a limit: the answer's failure. */
export function excessResult(result: StageResult, limit: string): StageResult {
  const { stage, diagnostics } = result;
  return {
    ...result,
    verdict: 'fail',
    fault: 'answer',
    diagnostics: [limitDiagnostic(stage, limit), ...diagnostics],
  };
}

function limitDiagnostic(stage: StageName, limit: string): Diagnostic {
  const summary = `Limit of ${stage} reached`;
  return {
    severity: 'error',
    summary,
    detail: `the answer used up ${limit}`,
    address: null,
    file: null,
    line: null,
  };
}
