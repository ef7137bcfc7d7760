/** Blocks that stand at the top of a Terraform file, with the number of labels each takes. */
export const topLevelKinds: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['ephemeral', 2],
  ['variable', 1],
  ['output', 1],
  ['module', 1],
  ['provider', 1],
  ['check', 1],
  ['locals', 0],
  ['terraform', 0],
  ['moved', 0],
  ['import', 0],
  ['removed', 0],
]);

/** Kinds that nothing nests under this many labels: met at the margin, the block before was not closed. */
export function startsTopLevel(kind: string, labels: number): boolean {
  if (kind === 'moved' || kind === 'import' || kind === 'removed') return false;
  return topLevelKinds.get(kind) === labels;
}

/** A line that begins a top-level block: kind and labels. */
export const headerPattern =
  /^(resource|data|ephemeral|variable|output|module|provider|check|locals|terraform|moved|import|removed)((?:[ \t]+(?:"[^"\n]{0,200}"|[A-Za-z_][\w-]{0,200})){0,3})[ \t]*\{/;
