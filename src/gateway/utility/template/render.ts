/** What came of a template: its text, or why there is none. */
export type Rendered = { readonly text: string } | { readonly error: string };

/**
 * Fills `${name}` with variables; `$${` and `%%{` stand for themselves without the first sign. The old provider also
 * knew functions and directives: they are not evaluated here, and named in the error.
 */
export function renderTemplateText(template: string, variables: Readonly<Record<string, string>>): Rendered {
  let text = '';
  for (let at = 0; at < template.length;) {
    if (template.startsWith('$${', at) || template.startsWith('%%{', at)) {
      text += template.slice(at + 1, at + 3);
      at += 3;
    } else if (template.startsWith('${', at)) {
      const end = template.indexOf('}', at);
      const name = template.slice(at + 2, end < 0 ? undefined : end).trim();
      const value = variables[name];
      if (end < 0 || value === undefined) return { error: `unknown or unsupported expression \${${name}}` };
      text += value;
      at = end + 1;
    } else if (template.startsWith('%{', at)) {
      return { error: 'template directives (%{ ... }) are not supported by this rehearsal' };
    } else text += template.charAt(at++);
  }
  return { text };
}
