import { type Unknown, isList, isObject, isUnknown, type Value } from '../../domain/value.js';
import { byText, numberText } from '../convert.js';
import { unknownFrom } from '../values.js';

/**
 * The JSON text of a value as `jsonencode` writes it, in pieces: texts, and the unknowns between them. An unknown
 * that is a template stands inside its quotes; any other stands bare, since its type is not known either.
 */
export function encodeJson(value: Value): (string | Unknown)[] {
  const out: (string | Unknown)[] = [];
  write(value, out);
  return out;
}

function write(value: Value, out: (string | Unknown)[]): void {
  if (isUnknown(value)) writeUnknown(value, out);
  else if (isList(value)) {
    out.push('[');
    value.forEach((item, at) => {
      if (at > 0) out.push(',');
      write(item, out);
    });
    out.push(']');
  } else if (isObject(value)) {
    out.push('{');
    Object.keys(value)
      .sort(byText)
      .forEach((key, at) => {
        out.push(`${at > 0 ? ',' : ''}${quote(key)}:`);
        write(value[key] ?? null, out);
      });
    out.push('}');
  } else
    out.push(
      typeof value === 'string'
        ? quote(value)
        : typeof value === 'number'
          ? numberText(value)
          : String(value),
    );
}

function writeUnknown(value: Unknown, out: (string | Unknown)[]): void {
  if (value.parts.length === 0) {
    out.push(unknownFrom([value]));
    return;
  }
  out.push('"');
  for (const part of value.parts)
    out.push(typeof part === 'string' ? quote(part).slice(1, -1) : unknownFrom([part], part.parts));
  out.push('"');
}

/** Terraform escapes what could end a script element as well. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
