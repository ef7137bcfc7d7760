import type { SyntaxProblem } from '../domain/evidence.js';
import type { ParsedText } from '../hcl/ast.js';
import { referenceProblem } from '../hcl/hcl2json.js';

/** Characters of an answer that are given to the reference parser at most; beyond, ours has the word. */
const maxReferenceText = 500_000;

/** The first problem of each file that does not parse, in the words of HashiCorp's own parser where it agrees. */
export async function syntaxProblems(files: readonly ParsedText[]): Promise<SyntaxProblem[]> {
  const problems: SyntaxProblem[] = [];
  let left = maxReferenceText;
  for (const file of files) {
    const [ours] = file.problems;
    if (ours === undefined) continue;
    const own = { message: ours.message, location: { file: file.file, line: ours.line } };
    left -= file.text.length;
    if (ours.limit || file.file.endsWith('.json') || left < 0) {
      problems.push(own);
      continue;
    }
    const theirs = await referenceProblem(file.text, file.file);
    if (theirs === null) continue;
    const settled = theirs.message !== null;
    // A text that it cannot cope with is a hostile one: the rest of the answer is not given to it either.
    if (!settled) left = 0;
    problems.push(
      settled ? { message: theirs.message, location: { file: file.file, line: theirs.line } } : own,
    );
  }
  return problems;
}
