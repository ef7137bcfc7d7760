import { collectEvidence } from '../../evidence/collect.js';
import { survey } from '../../evidence/survey.js';
import { fuzzAnswers } from '../../extract/fuzz.js';
import type { TortureResult } from './options.js';

/** Milliseconds of CPU time that one answer may take through extraction and parsing. */
const allowed = 2_000;

/** Takes mutated answers through extraction, the survey and the reading of the configuration: nothing may throw. */
export async function fuzzFlow(count: number, seed: number): Promise<NonNullable<TortureResult['fuzz']>> {
  const faults: string[] = [];
  let slowest = 0;
  let parsed = 0;
  let at = 0;
  for (const { extraction, fault, ms } of fuzzAnswers(count, seed)) {
    if (fault !== null) faults.push(`answer ${at}: ${fault}`);
    const before = process.cpuUsage();
    try {
      if (extraction !== null && extraction.files.length > 0) {
        survey(extraction.files, extraction.root);
        await collectEvidence({
          files: extraction.files,
          root: extraction.root,
          stages: [],
          substitutions: [],
        });
        parsed += 1;
      }
    } catch (error) {
      faults.push(
        `answer ${at} while it was parsed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
      );
    }
    const used = process.cpuUsage(before);
    const total = ms + (used.user + used.system) / 1000;
    if (total > allowed) faults.push(`answer ${at} took ${total.toFixed(0)} ms of CPU time`);
    slowest = Math.max(slowest, total);
    at += 1;
  }
  return { answers: at, faults, slowest, parsed };
}
