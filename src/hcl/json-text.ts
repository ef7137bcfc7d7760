import { HclError, maxDepth } from './error.js';

/** A JSON value that remembers where it stands. */
export type JsonNode = {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
} & (
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | {
      readonly kind: 'object';
      readonly entries: readonly { readonly key: string; readonly value: JsonNode }[];
    }
);

const token = /[{}[\],:]|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blank = /[ \t\r\n]*/y;

/** Reads JSON keeping positions. Throws {@link HclError} at the first character that does not belong. */
export function readJson(text: string): JsonNode {
  const reader = new JsonReader(text);
  return reader.readAll();
}

class JsonReader {
  private readonly text: string;
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private depth = 0;
  private value = '';
  private start = 0;

  constructor(text: string) {
    this.text = text;
  }

  readAll(): JsonNode {
    this.next();
    const node = this.readNode();
    if (this.value !== '') this.fail('Expected nothing after the JSON value');
    return node;
  }

  private next(): void {
    blank.lastIndex = this.at;
    blank.test(this.text);
    for (let at = this.at; at < blank.lastIndex; at++) {
      if (this.text.charCodeAt(at) !== 10) continue;
      this.line++;
      this.lineStart = at + 1;
    }
    this.start = this.at = blank.lastIndex;
    token.lastIndex = this.at;
    const match = token.exec(this.text);
    if (match === null && this.at < this.text.length) this.fail('Expected JSON');
    this.value = match?.[0] ?? '';
    this.at += this.value.length;
  }

  private readNode(): JsonNode {
    const place = { line: this.line, column: this.start - this.lineStart + 1, start: this.start };
    if (++this.depth > maxDepth) throw this.error(`JSON is nested more than ${maxDepth} deep.`, true);
    const { value } = this;
    let node: JsonNode;
    if (value === '{') node = { kind: 'object', entries: this.readEntries(), ...place, end: this.at };
    else if (value === '[') node = { kind: 'array', items: this.readItems(), ...place, end: this.at };
    else if (value === '' || '}],:'.includes(value)) return this.fail('Expected a JSON value');
    else node = { kind: 'scalar', value: this.scalar(value), ...place, end: this.at };
    node = { ...node, end: this.at };
    this.next();
    this.depth--;
    return node;
  }

  private readEntries(): { key: string; value: JsonNode }[] {
    const entries: { key: string; value: JsonNode }[] = [];
    this.next();
    while (this.value !== '}') {
      if (!this.value.startsWith('"')) this.fail('Expected a key in quotes');
      const key = String(this.scalar(this.value));
      this.next();
      if (this.value !== ':') this.fail('Expected ":"');
      this.next();
      entries.push({ key, value: this.readNode() });
      this.separate('}');
    }
    return entries;
  }

  private readItems(): JsonNode[] {
    const items: JsonNode[] = [];
    this.next();
    while (this.value !== ']') {
      items.push(this.readNode());
      this.separate(']');
    }
    return items;
  }

  private separate(end: string): void {
    if (this.value === ',') {
      this.next();
      if (this.value === end) this.fail('Expected another value after ","');
    } else if (this.value !== end) this.fail(`Expected "," or "${end}"`);
  }

  private scalar(value: string): string | number | boolean | null {
    try {
      return JSON.parse(value) as string | number | boolean | null;
    } catch {
      return this.fail('Expected a JSON string without control characters or unknown escapes');
    }
  }

  private fail(expected: string): never {
    const found = this.text.slice(this.start, this.start + 20).split('\n')[0];
    throw this.error(`${expected}, but found ${found ? `"${found}"` : 'the end of the file'}.`);
  }

  private error(message: string, limit = false): HclError {
    return new HclError(message, this.line, this.start - this.lineStart + 1, this.start, limit);
  }
}
