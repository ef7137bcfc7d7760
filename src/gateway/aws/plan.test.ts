import { describe, expect, it } from 'vitest';
import { unknown, type CtyObject, type SchemaAttribute, type SchemaBlock } from '../wire/index.js';
import { plannedWithoutProvider, satisfies } from './plan.js';

const attribute = (computed: boolean): SchemaAttribute => ({
  type: 'string',
  required: false,
  optional: !computed,
  computed,
  sensitive: false,
  writeOnly: false,
});
const inner: SchemaBlock = {
  attributes: new Map([
    ['made', attribute(true)],
    ['given', attribute(false)],
  ]),
  blocks: new Map(),
};
const block: SchemaBlock = {
  attributes: new Map([
    ['id', attribute(true)],
    ['name', attribute(false)],
  ]),
  blocks: new Map([
    ['rule', { block: inner, nesting: 'list', minItems: 0, maxItems: 0 }],
    ['only', { block: inner, nesting: 'single', minItems: 0, maxItems: 1 }],
  ]),
};

describe('planning without the provider', () => {
  it('leaves unknown what a new resource would compute, in blocks too', () => {
    const proposed = {
      id: null,
      name: null,
      rule: [{ made: null, given: 'a' }],
      only: { made: 'set', given: null },
    };
    expect(plannedWithoutProvider(proposed, null, block)).toEqual({
      id: unknown,
      name: null,
      rule: [{ made: unknown, given: 'a' }],
      only: { made: 'set', given: null },
    });
  });

  it('keeps what a resource has already', () => {
    const prior = { id: 'x', name: 'old', rule: [{ made: 'm', given: 'a' }], only: null };
    const proposed = {
      id: null,
      name: 'new',
      rule: [
        { made: null, given: 'a' },
        { made: null, given: 'b' },
      ],
      only: null,
    };
    expect(plannedWithoutProvider(proposed, prior, block)).toEqual({
      id: 'x',
      name: 'new',
      rule: [
        { made: 'm', given: 'a' },
        { made: unknown, given: 'b' },
      ],
      only: null,
    });
  });
});

describe('a state that has what the configuration asks for', () => {
  const state = { id: 'x', name: 'a', on: true, rule: [{ made: 'm', given: 'a' }], own: [{ made: 'n' }] };
  it.each<[string, CtyObject, boolean]>([
    ['where the rest was left out', { id: null, name: 'a', on: null, rule: [], own: [] }, true],
    ['inside blocks', { name: 'a', rule: [{ made: null, given: 'a' }] }, true],
    ['not where a value differs', { name: 'b' }, false],
    ['not where a block differs', { rule: [{ made: null, given: 'b' }] }, false],
    ['not where there are more blocks', { rule: [{ given: 'a' }, { given: 'a' }] }, false],
    ['not where a value is not known yet', { name: unknown }, false],
  ])('%s', (_name, config, expected) => {
    expect(satisfies(state, config)).toBe(expected);
  });
});
