import { describe, expect, it, vi } from 'vitest';
import { Memo } from './memo.js';

describe('what the provider said', () => {
  const request = Buffer.from('request');

  it('is asked once for each call, configuration and request', async () => {
    const memo = new Memo();
    const ask = vi.fn(() => Promise.resolve(Buffer.from('answer')));
    for (const [path, config, body] of [
      ['/plan', 'a', request],
      ['/plan', 'a', request],
      ['/plan', 'b', request],
      ['/validate', 'a', request],
      ['/plan', 'a', Buffer.from('other')],
    ] as const) {
      expect(String(await memo.call(path, config, body, ask))).toBe('answer');
    }
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('is asked again after a failure', async () => {
    const memo = new Memo();
    await expect(memo.call('/plan', 'a', request, () => Promise.reject(new Error('crash')))).rejects.toThrow(
      'crash',
    );
    expect(String(await memo.call('/plan', 'a', request, () => Promise.resolve(Buffer.from('answer'))))).toBe(
      'answer',
    );
  });
});
