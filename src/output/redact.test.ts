import { describe, expect, test } from 'vitest';
import { redactor } from './redact.js';

const env = {
  OPENAI_API_KEY: 'canary/with+signs=1',
  OPENAI_API_KEY_OLD: 'not a secret by its name',
  MY_TOKEN: 'canary/with+signs=1-and-more',
  AWS_SECRET_ACCESS_KEY: 'quote"and\\backslash',
  DB_PASSWORD: 'short',
  HOME: '/somewhere/long/enough',
};
const redact = redactor(env);

describe('secrets of the machine are taken out', () => {
  test.each([
    ['plain', 'key canary/with+signs=1 refused', 'key [OPENAI_API_KEY redacted] refused'],
    ['the longer of two', 'canary/with+signs=1-and-more', '[MY_TOKEN redacted]'],
    ['in a URL', '?k=canary%2Fwith%2Bsigns%3D1&x', '?k=[OPENAI_API_KEY redacted]&x'],
    ['in JSON', JSON.stringify({ k: 'quote"and\\backslash' }), '{"k":"[AWS_SECRET_ACCESS_KEY redacted]"}'],
    [
      'twice',
      'canary/with+signs=1 canary/with+signs=1',
      '[OPENAI_API_KEY redacted] [OPENAI_API_KEY redacted]',
    ],
    ['a key quoted by its provider', 'provided: sk-abcd************wxyz.', 'provided: [key redacted].'],
    ['a header', 'authorization: Bearer abc.def-0123456789', 'authorization: [key redacted]'],
    ['a key of AWS', 'AKIA0123456789ABCDEF', '[key redacted]'],
  ])('%s', (_name, given, expected) => {
    expect(redact(given)).toBe(expected);
  });
});

test.each([
  ['values too short to be told apart', 'a short word'],
  ['variables that are no secrets by their names', '/somewhere/long/enough'],
  ['the example key of AWS’s documentation', 'AKIAIOSFODNN7EXAMPLE'],
  ['ordinary words with a dash', 'task-1 risk-based desk-top'],
])('%s stay', (_name, text) => {
  expect(redact(text)).toBe(text);
});
