import { expect, test } from 'vitest';
import type { StageResult } from '../domain/stage.js';
import { withoutSkippedFiles } from './skipped.js';

function failed(...details: string[]): StageResult {
  const diagnostics = details.map((detail) => ({
    severity: 'error' as const,
    summary: 'Archive creation error',
    detail,
    address: null,
    file: null,
    line: null,
  }));
  return { stage: 'apply', verdict: 'fail', fault: 'answer', ms: 1, diagnostics };
}

const missing = 'error creating archive: could not archive missing file: build/app.zip';

test.each([
  ['a missing file beside provisioners is ours', failed(missing), true, 'ours'],
  ['without provisioners it is the answer’s', failed(missing), false, 'answer'],
  ['another error beside it keeps it the answer’s', failed(missing, 'invalid name'), true, 'answer'],
])('%s', (_name, result, provisioned, fault) => {
  expect(withoutSkippedFiles(result, provisioned).fault).toBe(fault);
});
