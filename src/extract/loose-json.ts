/** What `readLooseJson` makes of a text: strings, lists and objects; anything else is null. */
export type LooseValue = string | null | readonly LooseValue[] | ReadonlyMap<string, LooseValue>;

export interface LooseJson {
  readonly value: LooseValue;
  /** Where reading stopped. */
  readonly end: number;
  /** False where the text ends before the value does. */
  readonly complete: boolean;
}

/** Deeper values are passed over as null. Files lie three levels deep at most. */
const maxDepth = 8;

/**
 * Reads a JSON value that begins at `from`, as models write it: line breaks inside strings, commas left over, and cut
 * short. Linear; never throws. What is cut short comes back as far as it goes.
 */
export function readLooseJson(text: string, from: number): LooseJson {
  const reader = new Reader(text, from);
  const value = reader.value(0);
  return { value, end: reader.at, complete: reader.complete };
}

class Reader {
  at: number;
  complete = true;
  private readonly text: string;

  constructor(text: string, from: number) {
    this.text = text;
    this.at = from;
  }

  value(depth: number): LooseValue {
    this.skipSpace();
    const char = this.text.charAt(this.at);
    if (char === '"') return this.string();
    if (depth >= maxDepth && (char === '{' || char === '[')) return this.giveUp();
    if (char === '{') return this.object(depth);
    if (char === '[') return this.list(depth);
    return this.word();
  }

  private object(depth: number): LooseValue {
    const found = new Map<string, LooseValue>();
    this.at++;
    for (;;) {
      this.skip(', ');
      const char = this.text.charAt(this.at);
      if (char === '') return this.cut(found);
      if (char === '}') break;
      if (char !== '"') return this.cut(found);
      const key = this.string();
      this.skip(': ');
      if (this.at >= this.text.length) return this.cut(found);
      found.set(key, this.value(depth + 1));
    }
    this.at++;
    return found;
  }

  private list(depth: number): LooseValue {
    const found: LooseValue[] = [];
    this.at++;
    for (;;) {
      this.skip(', ');
      const char = this.text.charAt(this.at);
      if (char === '') return this.cut(found);
      if (char === ']') break;
      const before = this.at;
      found.push(this.value(depth + 1));
      if (this.at === before) return this.cut(found);
    }
    this.at++;
    return found;
  }

  private string(): string {
    const start = this.at + 1;
    let end = start;
    while (end < this.text.length && this.text.charCodeAt(end) !== 34) {
      end += this.text.charCodeAt(end) === 92 ? 2 : 1;
    }
    if (end >= this.text.length) this.complete = false;
    this.at = end + 1;
    return unescape(this.text.slice(start, Math.min(end, this.text.length)));
  }

  /** A number, `true`, `null`: of no interest. */
  private word(): null {
    while (this.at < this.text.length && !',]}"\n'.includes(this.text.charAt(this.at))) this.at++;
    return null;
  }

  private giveUp(): null {
    this.at = this.text.length;
    this.complete = false;
    return null;
  }

  private cut<T extends LooseValue>(found: T): T {
    this.at = this.text.length;
    this.complete = false;
    return found;
  }

  private skip(chars: string): void {
    for (;;) {
      this.skipSpace();
      const char = this.text.charAt(this.at);
      if (char === '' || !chars.includes(char)) return;
      this.at++;
    }
  }

  private skipSpace(): void {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) <= 32) this.at++;
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    const plain = text.replaceAll('\r', '').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
    const parsed: unknown = JSON.parse(`"${plain}"`);
    return typeof parsed === 'string' ? parsed : text;
  } catch {
    // Escapes that JSON does not have (`\$`): the sign itself is meant.
    return text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code: string | undefined, char: string) =>
      code === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
}
