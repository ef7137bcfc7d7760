import type { ParsedText } from './ast.js';
import { parseHclJson } from './json.js';
import { parseHcl } from './parse.js';

/** Reads a configuration or variables file in the syntax that its name says: `….json` is JSON. */
export function parseTerraformFile(text: string, file: string): ParsedText {
  return file.endsWith('.json') ? parseHclJson(text, file) : parseHcl(text, file);
}
