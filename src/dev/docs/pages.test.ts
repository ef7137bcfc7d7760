import { expect, test } from 'vitest';
import { writePages } from './pages.js';

test('the pages of the checks are current (npm run docs writes them)', async () => {
  expect(await writePages({ write: false })).toEqual([]);
});
