import { CtyUnknown, isObject, unknown, type AttributePath, type CtyValue } from '../wire/index.js';

/**
 * Forms that AWS itself gives and that ours share to the character: `vpc-0123456789abcdef0`, `us-east-1a`, an account
 * number. A validator that refuses one of these would refuse AWS's own value too.
 */
const trueToAws = /^(?:[a-z]{1,12}-(?:[0-9a-f]{8}|[0-9a-f]{17})|[a-z]{2}(?:-[a-z]+)+-\d[a-z]?|\d{12})$/;
/** Shorter strings (`80`, `ACTIVE`) are too likely the answer's own. */
const shortest = 6;

/** The strings that the gateway made up in one session, so that what they cause is not booked as the answer's. */
export class Inventions {
  readonly #strings = new Set<string>();

  add(strings: Iterable<string>): void {
    for (const text of strings) if (text.length >= shortest && !trueToAws.test(text)) this.#strings.add(text);
  }

  get empty(): boolean {
    return this.#strings.size === 0;
  }

  /** Whether a string is made up, or has something made up in it. */
  taint(text: string): boolean {
    if (this.#strings.has(text)) return true;
    for (const invented of this.#strings) if (text.includes(invented)) return true;
    return false;
  }

  /** A value with every tainted string unknown; the same value (identical) where there is none. */
  without(value: CtyValue): CtyValue {
    if (typeof value === 'string') return this.taint(value) ? unknown : value;
    if (Array.isArray(value)) {
      const items = value.map((item) => this.without(item));
      return items.every((item, index) => item === value[index]) ? value : items;
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, this.without(item)] as const);
    return entries.every(([key, item]) => item === value[key]) ? value : Object.fromEntries(entries);
  }
}

/** The value at an attribute path; undefined where the path leads nowhere (into a set, or past an unknown). */
export function valueAt(value: CtyValue, path: AttributePath): CtyValue | undefined {
  let current: CtyValue | undefined = value;
  for (const { attribute, key, index } of path.steps) {
    if (current === undefined || current instanceof CtyUnknown) return undefined;
    const name: string | null = attribute ?? key;
    if (name !== null) current = isObject(current) ? current[name] : undefined;
    else current = Array.isArray(current) && index !== null ? current[index] : undefined;
  }
  return current;
}
