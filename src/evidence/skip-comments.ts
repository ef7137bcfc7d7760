import type { AnswerFile } from '../domain/answer.js';
import type { Substitution } from '../domain/stage.js';

/** How comments tell Trivy, tfsec, checkov, KICS, Terrascan, TFLint and Semgrep to look away. */
const skip =
  /(?:tfsec|trivy):ignore|checkov:skip|bridgecrew:skip|kics-scan\s{1,20}(?:ignore|disable)|ts:skip|tflint-ignore|nosemgrep|nosec/i;
const comment = /#|\/\/|\/\*/;

/**
 * The comments of an answer that would switch a scanner off, so that people see them. They change no grade: what is
 * graded cannot decide what is looked at.
 */
export function skipComments(files: readonly AnswerFile[]): Substitution[] {
  return files
    .filter(({ path }) => path.endsWith('.tf'))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        // Words behind a comment's beginning, each looked for by itself: together they take the square of a line's length.
        const begins = line.search(comment);
        const found = begins === -1 ? undefined : skip.exec(line.slice(begins))?.[0];
        if (found === undefined) return [];
        return [
          {
            kind: 'skip-comment',
            subject: `${path}:${index + 1}`,
            value: found,
            reason: 'a comment tells a scanner to look away; it is ignored here',
          },
        ];
      }),
    );
}
