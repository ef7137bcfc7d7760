/** An interpolation that is a plain name with attributes or an index; `$${` is text. */
const plain = /(?<!\$)\$\{~?\s*([A-Za-z_]\w*)((?:\.\w+|\[[^\]]*\])*)\s*~?\}/g;

/** Names that loops of the template bind. */
const loop = /%\{~?\s*for\s+([A-Za-z_]\w*)(?:\s*,\s*([A-Za-z_]\w*))?\s+in\b/g;

/** Variables that a template must be given, as far as they stand in plain interpolations; sorted. */
export function variablesInTemplate(text: string): readonly string[] {
  const bound = new Set([...text.matchAll(loop)].flatMap((match) => [match[1], match[2]]));
  const used = [...text.matchAll(plain)].map((match) => match[1] ?? '');
  return [...new Set(used)]
    .filter((name) => !bound.has(name) && !['true', 'false', 'null'].includes(name))
    .sort();
}
