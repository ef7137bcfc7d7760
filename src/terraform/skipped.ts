import type { StageResult } from '../domain/stage.js';

/** What Terraform's functions and the small providers say of a file that is not there. */
const missingFile =
  /no such (?:file|folder)|no file exists|missing (?:file|directory)|would be empty|could not (?:find|read|open)/i;

/**
 * Provisioners never run in a rehearsal, so a file that one of them would have made is missing at apply. Where nothing
 * but missing files stops the apply of an answer with provisioners, the failure is ours. (At plan no provisioner has run
 * in real life either: what is missing then is the answer's failure.)
 */
export function withoutSkippedFiles(result: StageResult, provisioned: boolean): StageResult {
  if (!provisioned || result.verdict !== 'fail' || result.fault !== 'answer') return result;
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  if (!errors.every(({ summary, detail }) => missingFile.test(`${summary}\n${detail}`))) return result;
  return {
    ...result,
    fault: 'ours',
    reason: 'a file is missing that a provisioner may have made, and provisioners are not run',
  };
}
