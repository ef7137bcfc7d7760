import type { ConfigBlock, Evidence } from '../domain/evidence.js';
import type { Diagnostic, StageResult, Substitution } from '../domain/stage.js';

/** Addresses that take their value, directly or through others, from what we invented. */
function tainted(blocks: readonly ConfigBlock[], invented: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(invented);
  const passing = blocks.filter(({ kind }) => kind === 'local' || kind === 'output' || kind === 'module');
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const block of passing) {
      for (const { path, references } of Object.values(block.attributes)) {
        if (!references.some(({ to }) => found.has(to))) continue;
        // An argument of a module call is the child's variable of that name.
        found.add(
          block.kind === 'module' ? `${block.address}.var.${path.split('.')[0] ?? path}` : block.address,
        );
      }
    }
  }
  return found;
}

/** True where the line that a diagnostic points at reads an invented value. */
function readsInvented(
  diagnostic: Diagnostic,
  blocks: readonly ConfigBlock[],
  found: ReadonlySet<string>,
): boolean {
  if (diagnostic.file === null || diagnostic.line === null) return false;
  const { file, line } = diagnostic;
  const attributes = blocks
    .filter((block) => block.location.file === file)
    .flatMap((block) => Object.values(block.attributes))
    .filter((attribute) => attribute.location.file === file && attribute.location.line === line);
  return attributes.some(({ references }) => references.some(({ to }) => found.has(to)));
}

/**
 * Books a failure as ours where every error is about a value that we invented for a variable without default, or about
 * a page that was not fetched: refused was our value, not the answer's. Stages above it were then not run through our fault.
 */
export function withoutInvented(
  stages: readonly StageResult[],
  { blocks }: Pick<Evidence, 'blocks'>,
  substitutions: readonly Substitution[],
): StageResult[] {
  const invented = new Set([
    ...substitutions.filter(({ kind }) => kind === 'variable').map(({ subject }) => `var.${subject}`),
    ...blocks.filter(({ kind, type }) => kind === 'data' && type === 'http').map(({ address }) => address),
  ]);
  const failed = stages.findIndex(({ verdict, fault }) => verdict === 'fail' && fault === 'answer');
  const errors = stages[failed]?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
  if (invented.size === 0 || errors.length === 0) return [...stages];
  const found = tainted(blocks, invented);
  if (!errors.every((error) => readsInvented(error, blocks, found))) return [...stages];
  return stages.map((stage, index) => {
    if (index === failed)
      return {
        ...stage,
        fault: 'ours',
        reason:
          'refused was a value that Plumbline invented (for a variable without default, or a page not fetched)',
      };
    return index > failed && stage.verdict === 'blocked'
      ? { ...stage, verdict: 'not-run', fault: 'ours' }
      : stage;
  });
}
