/** What HashiCorp's parser says of a text that does not parse. */
export interface ReferenceProblem {
  /** Null where the parser itself broke down (nesting that it cannot take), so that it settles nothing. */
  readonly message: string | null;
  readonly line: number;
}

/**
 * The first error of HashiCorp's own parser (`@cdktf/hcl2json`), or null where the text parses. The package is
 * loaded on first use: starting its WebAssembly takes some tenths of a second.
 */
export async function referenceProblem(text: string, file: string): Promise<ReferenceProblem | null> {
  try {
    await convertWithReference(text, file);
    return null;
  } catch (error) {
    return firstProblem(error instanceof Error ? error.message : String(error));
  }
}

/** The text in the JSON shape of `hcl2json`. Throws with the parser's message where it does not parse. */
export async function convertWithReference(text: string, file: string): Promise<Record<string, unknown>> {
  const { parse } = await import('@cdktf/hcl2json');
  return parse(file, text);
}

/** Messages come as `parse config: [file:line,column-…: Summary; Detail. file:line,…]`; others are no verdict. */
function firstProblem(message: string): ReferenceProblem {
  const match = /^parse config: \[.*?:(\d+),\d+-(?:\d+,)?\d+: (.*)\]$/s.exec(message);
  if (match === null) return { message: null, line: 1 };
  const [, line = '1', all = ''] = match;
  const first = all.split(/(?<=\.) \S+:\d+,\d+-(?:\d+,)?\d+: /)[0] ?? all;
  return { message: first.replace('; ', ': '), line: Number(line) };
}
