import { describe, expect, it, vi } from 'vitest';
import { oursMarker } from '../contract.js';
import {
  diagnosticsResponse,
  errorDiagnostic,
  planResourceChangeResponse,
  unknown,
  type WireDiagnostic,
} from '../wire/index.js';
import { blame, errorsIn, marked, ourError, withDiagnostics } from './blame.js';
import { Inventions, valueAt } from './inventions.js';
import { tellsOfNoNetwork } from './offline.js';

function inventionsOf(...strings: string[]): Inventions {
  const inventions = new Inventions();
  inventions.add(strings);
  return inventions;
}

describe('made-up values', () => {
  it.each([
    ['made up', 'orders.cluster-abc.example', true],
    ['holding something made up', 'https://orders.cluster-abc.example/x', true],
    ['of the answer', 'orders', false],
    ['an id in the form that AWS gives', 'vpc-0123456789abcdef0', false],
    ['a zone', 'us-east-1a', false],
    ['an account number', '123456789012', false],
    ['too short to be told from the answer’s own', 'ab12', false],
  ])('%s', (_name, text, taint) => {
    const inventions = inventionsOf(
      'orders.cluster-abc.example',
      'vpc-0123456789abcdef0',
      'us-east-1a',
      '123456789012',
      'ab12',
    );
    expect(inventions.taint(text)).toBe(taint);
  });

  it('can be taken out of a value, which is otherwise the same one', () => {
    const inventions = inventionsOf('made-up-name');
    const value = { a: ['made-up-name', 'own'], b: { c: 1 } };
    expect(inventions.without(value)).toEqual({ a: [unknown, 'own'], b: { c: 1 } });
    const own = { a: ['own'] };
    expect(inventions.without(own)).toBe(own);
  });
});

describe('a value at a path', () => {
  const value = { rule: [{ name: 'a' }], tags: { k: 'v' }, later: unknown };
  it.each<[string, (string | number)[], unknown]>([
    ['inside a list', ['rule', 0, 'name'], 'a'],
    ['past the end', ['rule', 1, 'name'], undefined],
    ['inside an unknown', ['later', 'x'], undefined],
    ['the whole', [], value],
  ])('%s', (_name, path, expected) => {
    expect(valueAt(value, errorDiagnostic('', '', path).attribute ?? { steps: [] })).toEqual(expected);
  });
});

describe('blame', () => {
  const at = errorDiagnostic('bad name', '', ['name']);
  const nowhere = errorDiagnostic('bad plan', '');
  const inventions = inventionsOf('made-up-name');

  it.each<[string, WireDiagnostic, Record<string, string>, boolean, boolean]>([
    ['an error at a made-up value', at, { name: 'made-up-name' }, true, true],
    ['an error at a value that holds one', at, { name: 'x/made-up-name' }, true, true],
    ['an error at the answer’s own value', at, { name: 'own', other: 'made-up-name' }, false, false],
    ['an error nowhere that goes with the made-up values', nowhere, { name: 'made-up-name' }, false, true],
    ['an error nowhere that stays without them', nowhere, { name: 'made-up-name' }, true, false],
    ['an error where nothing is made up', nowhere, { name: 'own' }, false, false],
  ])('%s', async (_name, error, config, remains, ours) => {
    const found = await blame([error], config, inventions, () => Promise.resolve(remains));
    expect(found.has(error)).toBe(ours);
  });

  it('asks again once for all errors, and not at all where nothing was made up', async () => {
    const again = vi.fn(() => Promise.resolve(true));
    await blame([nowhere, nowhere, nowhere], { name: 'made-up-name' }, inventions, again);
    expect(again).toHaveBeenCalledTimes(1);
    await blame([nowhere], { name: 'made-up-name' }, new Inventions(), again);
    expect(again).toHaveBeenCalledTimes(1);
  });
});

describe('diagnostics of a response', () => {
  const response = planResourceChangeResponse.encode({
    plannedPrivate: Buffer.from('kept'),
    diagnostics: [{ ...errorDiagnostic('careful', ''), severity: 2 }, errorDiagnostic('wrong', 'so')],
    legacyTypeSystem: true,
  });

  it('are found by severity', () => {
    expect(errorsIn(response, 4).map(({ summary }) => summary)).toEqual(['wrong']);
  });

  it('are changed and nothing else is', () => {
    const changed = planResourceChangeResponse.decode(
      withDiagnostics(response, 4, (one) => (one.severity === 1 ? marked(one) : one)),
    );
    expect(changed.diagnostics.map(({ summary }) => summary)).toEqual(['careful', `${oursMarker}wrong`]);
    expect(changed).toMatchObject({ plannedPrivate: Buffer.from('kept'), legacyTypeSystem: true });
  });

  it('of ours are marked', () => {
    const [only] = diagnosticsResponse.decode(ourError(1, 'broken', 'why')).diagnostics;
    expect(only).toMatchObject({ severity: 1, summary: `${oursMarker}broken`, detail: 'why' });
  });
});

describe('errors for want of a network', () => {
  it.each([
    ['operation error SFN: ValidateStateMachineDefinition, exceeded maximum number of attempts, 1', true],
    [
      'reading EC2 Snapshot: operation error EC2: DescribeSnapshots, https response error StatusCode: 0',
      true,
    ],
    ['Post "http://127.0.0.1:1/": dial tcp 127.0.0.1:1: connect: connection refused', true],
    ['invalid value for name (cannot begin with sg-)', false],
    ['expected length of name to be in the range (1 - 32), got operations', false],
    ['Unsupported operation: error in definition', false],
  ])('%s', (summary, expected) => {
    expect(tellsOfNoNetwork(errorDiagnostic(summary, ''))).toBe(expected);
  });
});
