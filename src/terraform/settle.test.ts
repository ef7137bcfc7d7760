import { expect, test } from 'vitest';
import { settleDiagnostics } from './settle.js';

const address = 'module.net["a.b"].module.db[0].aws_db_instance.main["x"]';

/** A second plan of one resource, in a module within a module, whose configuration writes `name` and `tags`. */
function planOf(before: object, after: object, afterUnknown: object = {}): object {
  const resources = [
    { address: 'aws_db_instance.main', expressions: { name: { constant_value: 'a' }, tags: {} } },
  ];
  const inner = { module_calls: { db: { module: { resources } } } };
  return {
    configuration: { root_module: { resources: [], module_calls: { net: { module: inner } } } },
    resource_changes: [
      {
        address,
        module_address: 'module.net["a.b"].module.db[0]',
        type: 'aws_db_instance',
        name: 'main',
        mode: 'managed',
        change: { actions: ['update'], before, after, after_unknown: afterUnknown },
      },
    ],
  };
}

test('what does not settle is named with its attributes', () => {
  const plan = planOf({ id: 'x', name: 'a' }, { id: 'x', name: 'b' }, { arn: true, tags: {} });
  const { diagnostics, fault } = settleDiagnostics([{ address, action: 'update' }], plan);
  expect(diagnostics[0]?.detail).toContain('(name, arn)');
  expect(diagnostics[0]?.address).toBe(address);
  expect(fault).toBe('answer');
});

test.each<[string, string, object, 'answer' | 'ours']>([
  ['an argument that the answer writes', 'update', planOf({ name: 'a' }, { name: 'b' }), 'answer'],
  ['nothing but what AWS fills in', 'update', planOf({ port: 1 }, { port: 2 }), 'ours'],
  ['tags of the provider block', 'update', planOf({ tags_all: {} }, { tags_all: { now: '1' } }), 'answer'],
  ['both', 'update', planOf({ name: 'a', port: 1 }, { name: 'b', port: 2 }), 'answer'],
  ['a replacement', 'replace', planOf({ port: 1 }, { port: 2 }), 'answer'],
  [
    'a plan without its configuration',
    'update',
    { ...planOf({}, { port: 2 }), configuration: undefined },
    'answer',
  ],
  ['a plan that cannot be read', 'update', {}, 'answer'],
])('whose fault a change of %s is', (_name, action, plan, fault) => {
  expect(settleDiagnostics([{ address, action }], plan).fault).toBe(fault);
});
