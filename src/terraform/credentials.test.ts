import { expect, test } from 'vitest';
import { providerOverrides } from './credentials.js';

test('each block is overridden where it stands; the root gets a default configuration where it has none', () => {
  const overrides = providerOverrides(
    [
      { folder: 'lib', alias: 'west', settings: ['alias', 'region', 'profile', 'assume_role'] },
      { folder: 'lib/net', alias: null, settings: ['region', 'default_tags'] },
    ],
    'lib',
  );
  expect(overrides.map(({ folder }) => folder)).toEqual(['lib', 'lib/net', 'lib']);
  const [west, child, root] = overrides.map(({ text }) => text);
  expect(west).toContain('alias = "west"');
  expect(west).toContain('profile = null');
  expect(west).toContain('assume_role {}');
  expect(west).not.toContain('region =');
  expect(child).not.toMatch(/region =|profile|assume_role|default_tags/);
  expect(root).toContain('region = "us-east-1"');
  for (const text of [west, child, root]) expect(text).toContain('skip_credentials_validation = true');
});

test('a default block of the root’s own is the only one there', () => {
  const overrides = providerOverrides([{ folder: '.', alias: null, settings: ['region'] }], '.');
  expect(overrides).toHaveLength(1);
  expect(overrides[0]?.substitutions.map(({ subject }) => subject)).toEqual(['provider.aws.credentials']);
});
