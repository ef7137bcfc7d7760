import { isList, isObject, type Value } from '../../domain/value.js';
import { byText, numberText } from '../convert.js';
import { unsupported } from './function.js';

/** The YAML text of a known value, in the block style of `yamlencode`: every string and key in double quotes. */
export function encodeYaml(value: Value): string {
  return write(value, '').replace(/^\n/, '') + '\n';
}

function write(value: Value, indent: string): string {
  if (isList(value))
    return value.length === 0 ? '[]' : value.map((item) => `\n${indent}- ${inner(item, indent)}`).join('');
  if (isObject(value)) {
    const keys = Object.keys(value).sort(byText);
    return keys.length === 0
      ? '{}'
      : keys.map((key) => `\n${indent}${entry(key, value[key] ?? null, indent)}`).join('');
  }
  if (typeof value === 'string')
    return /[\n]/.test(value) ? unsupported('YAML of a text of several lines') : JSON.stringify(value);
  return typeof value === 'number' ? numberText(value) : JSON.stringify(value);
}

function inner(item: Value, indent: string): string {
  const written = write(item, `${indent}  `);
  return written.startsWith('\n') ? written.slice(indent.length + 3) : written;
}

function entry(key: string, value: Value, indent: string): string {
  const written = write(value, isList(value) ? indent : `${indent}  `);
  return `${JSON.stringify(key)}:${written.startsWith('\n') ? '' : ' '}${written}`;
}
