import { describe, expect, it } from 'vitest';
import type { RehearsalResult } from '../../terraform/rehearse.js';
import { differences } from './compare.js';

/** A validate that failed with these errors, as `address: summary`. */
function failed(...errors: readonly string[]): RehearsalResult {
  const diagnostics = errors.map((error) => {
    const [address = '', summary = ''] = error.split(': ');
    return { severity: 'error' as const, summary, detail: '', address, file: null, line: null };
  });
  const stages = [{ stage: 'validate' as const, verdict: 'fail' as const, ms: 0, diagnostics }];
  return { stages, plan: undefined, state: undefined, substitutions: [], faults: [] };
}

describe('a difference in what validate says', () => {
  it.each<[string, string[], string[], RegExp | null]>([
    ['is explained where another module is named', ['module.a: Bad'], ['module.b: Bad'], /no fixed order/],
    ['is not where the module is wrong otherwise', ['module.a: Bad'], ['module.b: Worse'], null],
    ['is not where a resource is named', ['aws_vpc.a: Bad'], ['aws_vpc.b: Bad'], null],
  ])('%s', (_name, plain, gateway, reason) => {
    const [found] = differences(failed(...plain), failed(...gateway));
    if (reason === null) expect(found?.reason).toBeNull();
    else expect(found?.reason).toMatch(reason);
  });
});
