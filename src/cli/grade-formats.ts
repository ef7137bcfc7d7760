/** The formats of `grade`: which writes as answers come in, and which only once all are there. */
import { oneLine } from '../output/text.js';
import { assessmentText } from '../report/assessment.js';
import { onlyFailures, type Graded, type Rule } from '../report/graded.js';
import { gradeObject } from '../report/json.js';
import { junitXml } from '../report/junit.js';
import { sarifLog } from '../report/sarif.js';
import { plumblineVersion } from './version.js';

export const gradeFormats = ['text', 'json', 'sarif', 'junit'] as const;

/** Takes answers in the order in which they are to be shown. */
export interface Writer {
  add(graded: Graded): void;
  /** Called once, after the last. */
  end(): void;
}

/**
 * @param rules the checks that were run, for what the formats say about them.
 * @param failures leave out what passes or is not settled.
 */
export function writerOf(
  format: (typeof gradeFormats)[number],
  write: (text: string) => void,
  rules: readonly Rule[],
  failures: boolean,
): Writer {
  const shown = (graded: Graded): Graded => (failures ? onlyFailures(graded) : graded);
  const atOnce = (print: (graded: Graded) => string): Writer => ({
    add: (graded) => write(print(shown(graded))),
    end: () => undefined,
  });
  const together = (print: (all: readonly Graded[]) => string): Writer => {
    const all: Graded[] = [];
    return { add: (graded) => void all.push(shown(graded)), end: () => write(print(all)) };
  };
  switch (format) {
    case 'text':
      return atOnce(readable);
    case 'json':
      return atOnce((graded) => `${JSON.stringify(gradeObject(graded))}\n`);
    case 'sarif':
      return together((all) => `${JSON.stringify(sarifLog(all, rules, plumblineVersion()))}\n`);
    case 'junit':
      return together((all) => junitXml(all, rules, new Date().toISOString().slice(0, 19)));
  }
}

function readable(graded: Graded): string {
  if ('error' in graded) return `${oneLine(graded.path)}: could not be graded: ${oneLine(graded.error)}\n`;
  return `${assessmentText(graded.path, graded.assessment)}\n`;
}
