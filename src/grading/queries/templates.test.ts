import { expect, it } from 'vitest';
import { variablesInTemplate } from './templates.js';

it.each([
  ['plain names, once', '${name} ${name} ${other}', ['name', 'other']],
  ['attributes and indexes', '${user.name} ${zones[0]}', ['user', 'zones']],
  ['trimming marks', '${~ name ~}', ['name']],
  ['no shell variables', '$HOME $${HOME} $(date)', []],
  ['no function calls, which are not followed', '${upper(name)}', []],
  ['no names that a loop binds', '%{ for key, value in map ~}${key}=${value}%{ endfor }', []],
  ['no literals', '${true}', []],
])('finds %s', (_name, text, expected) => {
  expect(variablesInTemplate(text)).toEqual(expected);
});
