import type { Assessment } from '../../domain/run.js';
import type { StageResult } from '../../domain/stage.js';
import type { HostileAnswer } from './contract.js';

/** What an answer did that it should not have, against what it declares. Empty: as expected. */
export function judge(hostile: HostileAnswer, assessment: Assessment): string[] {
  const { extraction, stages, substitutions } = assessment;
  const failed = stages.find((stage) => stage.verdict === 'fail') ?? null;
  const refused = extraction.refused.map((file) => file.path);
  const taken = extraction.files.map((file) => file.path);
  const changed = substitutions.map((item) => `${item.kind} ${item.subject}`);
  return [
    ...judgeEnd(hostile, assessment, failed),
    ...(hostile.refused ?? [])
      .filter((part) => !refused.some((path) => path.includes(part)))
      .map((part) => `${part} was not refused; refused: ${refused.join(', ') || 'nothing'}`),
    ...(hostile.taken === undefined || taken.join() === hostile.taken.join()
      ? []
      : [`taken: ${taken.slice(0, 10).join(', ')}; expected ${hostile.taken.join(', ')}`]),
    ...(hostile.substituted ?? [])
      .filter((pattern) => !changed.some((text) => pattern.test(text)))
      .map(
        (pattern) => `nothing recorded for ${String(pattern)}; recorded: ${changed.join(', ') || 'nothing'}`,
      ),
  ];
}

function judgeEnd(
  hostile: HostileAnswer,
  { extraction, stages }: Assessment,
  failed: StageResult | null,
): string[] {
  if (hostile.ends === 'nothing') {
    if (extraction.files.length > 0) return [`files were taken: ${extraction.files[0]?.path ?? ''}`];
    return hostile.says === undefined || hostile.says.test(extraction.reason)
      ? []
      : [`extraction says: ${extraction.reason}`];
  }
  if (hostile.ends === 'passes') {
    const bad = stages.find((stage) => stage.verdict !== 'pass');
    return bad === undefined ? [] : [`expected to pass, but ${told(bad)}`];
  }
  if (failed === null)
    return [
      `expected to fail at ${hostile.ends}, but nothing failed: ${stages.map(({ stage, verdict }) => `${stage} ${verdict}`).join(', ')}; ${extraction.reason}`,
    ];
  const errors = errorsOf(failed);
  const fault = hostile.fault ?? 'answer';
  return [
    ...(failed.stage === hostile.ends ? [] : [`expected to fail at ${hostile.ends}, but ${told(failed)}`]),
    ...(failed.fault === fault
      ? []
      : [`the failure is booked as ${failed.fault ?? 'nobody’s'}: ${told(failed)}`]),
    ...(hostile.says === undefined || hostile.says.test(errors)
      ? []
      : [`says other than expected: ${told(failed)}`]),
    ...(hostile.limit === undefined || hostile.limit.test(errors)
      ? []
      : [`no limit named as expected: ${told(failed)}`]),
  ];
}

function errorsOf(stage: StageResult): string {
  return stage.diagnostics
    .filter((item) => item.severity === 'error')
    .map((item) => `${item.summary}: ${item.detail}`)
    .join('\n');
}

function told(stage: StageResult): string {
  const said = errorsOf(stage).slice(0, 300);
  return `${stage.stage} ${stage.verdict} (${stage.fault ?? stage.reason ?? 'no reason'}) ${said}`;
}
