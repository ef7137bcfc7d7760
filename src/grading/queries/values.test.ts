import { describe, expect, it } from 'vitest';
import { Unknown, type ValueObject } from '../../domain/value.js';
import { boolOf, listOf, nestedOf, numberOf, prefixOf, sameScalar, stringOf, valueAt } from './values.js';

const here = { file: 'main.tf', line: 1 };
const open = new Unknown([{ to: 'aws_kms_key.a', attribute: 'arn' }], ['/aws/', new Unknown()]);
const values: ValueObject = {
  count: '5',
  on: 'true',
  name: 'a',
  none: null,
  open,
  computed: open,
  rule: [{ port: 80, cidrs: ['10.0.0.0/8', open] }, { port: '443' }],
  tags: { 'a.b': 'dotted', plain: 'x' },
  setting: [{ status: 'on', mode: open, size: open, inner: [{ id: open }] }, { mode: open }],
};
const resource = {
  values,
  locations: {
    open: here,
    'rule.0': here,
    rule: here,
    tags: here,
    'dynamic.later': here,
    'setting.0': here,
    'setting.0.status': here,
    'setting.0.size': here,
    'setting.1': here,
  },
};

describe('valueAt', () => {
  it.each([
    ['a list member', 'rule.0.port', 80],
    ['a key with a dot', 'tags.a.b', 'dotted'],
    ['an ordinary key', 'tags.plain', 'x'],
    ['null as absent', 'none', undefined],
    ['nothing past the end', 'rule.7.port', undefined],
    ['nothing inside text', 'name.0', undefined],
    ['the unknown on the way', 'open.0.deeper', open],
    ['nothing for what only the provider computes', 'computed', undefined],
    ['nothing for what it computes inside a block', 'setting.0.mode', undefined],
    ['nothing for a block that it computes inside a block', 'setting.0.inner.0.id', undefined],
    ['the unknown that a block writes', 'setting.0.size', open],
    ['the unknown inside a block whose text is not read', 'setting.1.mode', open],
  ])('finds %s', (_name, path, expected) => {
    expect(valueAt(resource, path)).toBe(expected);
  });
});

describe('typed readers', () => {
  it('take "5" for 5 and "true" for true, and give nothing for another type', () => {
    expect(numberOf(resource, 'count')).toBe(5);
    expect(boolOf(resource, 'on')).toBe(true);
    expect(stringOf(resource, 'rule.0.port')).toBe('80');
    expect(numberOf(resource, 'name')).toBeUndefined();
    expect(boolOf(resource, 'name')).toBeUndefined();
    expect(stringOf(resource, 'rule')).toBeUndefined();
  });

  it('hand unknowns on', () => {
    expect(numberOf(resource, 'open')).toBe(open);
    expect(listOf(resource, 'open')).toBe(open);
    expect(nestedOf(resource, 'open')).toBe(open);
  });

  it('give a list for what is absent and for a single value', () => {
    expect(listOf(resource, 'none')).toEqual([]);
    expect(listOf(resource, 'name')).toEqual(['a']);
  });

  it('give nested blocks with the path where each stands', () => {
    const blocks = nestedOf(resource, 'rule');
    if (blocks instanceof Unknown) throw new Error('the blocks are known');
    expect(blocks.map(({ path }) => path)).toEqual(['rule.0', 'rule.1']);
  });
});

it.each([
  ['5', 5, true],
  [true, 'true', true],
  ['a', 'b', false],
  [null, null, false],
  [open, open, false],
])('sameScalar(%j, %j) is %s', (a, b, expected) => {
  expect(sameScalar(a, b)).toBe(expected);
});

it('keeps the known beginning of a template', () => {
  expect(prefixOf(open)).toBe('/aws/');
  expect(prefixOf('whole')).toBe('whole');
  expect(prefixOf(new Unknown())).toBe('');
});
