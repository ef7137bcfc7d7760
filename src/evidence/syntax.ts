import type { SyntaxProblem } from '../domain/evidence.js';
import type { ParsedText } from '../hcl/ast.js';
import { referenceProblem } from '../hcl/hcl2json.js';

/** Texts longer than this are not given to the reference parser; ours has the word. */
const maxReferenceText = 500_000;

/** The first problem of each file that does not parse, in the words of HashiCorp's own parser where it agrees. */
export async function syntaxProblems(files: readonly ParsedText[]): Promise<SyntaxProblem[]> {
  const problems: SyntaxProblem[] = [];
  for (const file of files) {
    const [ours] = file.problems;
    if (ours === undefined) continue;
    const own = { message: ours.message, location: { file: file.file, line: ours.line } };
    if (ours.limit || file.file.endsWith('.json') || file.text.length > maxReferenceText) {
      problems.push(own);
      continue;
    }
    const theirs = await referenceProblem(file.text, file.file);
    if (theirs?.message === null) problems.push(own);
    else if (theirs)
      problems.push({ message: theirs.message, location: { file: file.file, line: theirs.line } });
  }
  return problems;
}
