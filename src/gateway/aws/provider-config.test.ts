import { describe, expect, it } from 'vitest';
import { configureRequest, decodeObject, encodeValue, unknown, type CtyObject } from '../wire/index.js';
import { neutralConfig, validatedConfig } from './provider-config.js';

/** Every setting that could name a file, an endpoint, an account or a credential. */
const dangerous: CtyObject = {
  access_key: 'AKIAREAL',
  secret_key: 'real secret',
  token: 'real token',
  profile: 'admin',
  shared_config_files: ['main.tf'],
  shared_credentials_files: ['main.tf'],
  custom_ca_bundle: '/etc/passwd',
  http_proxy: 'http://evil.example',
  https_proxy: 'http://evil.example',
  ec2_metadata_service_endpoint: 'http://evil.example',
  endpoints: [{ sts: 'http://evil.example' }],
  assume_role: [{ role_arn: 'arn:aws:iam::999999999999:role/x' }],
  assume_role_with_web_identity: [{ web_identity_token_file: '/etc/passwd' }],
  setting_of_a_later_version: '/etc/passwd',
};
const harmless: CtyObject = { region: 'eu-west-1', default_tags: [{ tags: { Team: 'a' } }], ignore_tags: [] };

function neutralised(config: CtyObject): {
  sent: CtyObject;
  text: string;
  neutral: ReturnType<typeof neutralConfig>;
} {
  const neutral = neutralConfig(
    configureRequest.encode({ terraformVersion: '1.11.4', config: encodeValue(config) }),
  );
  const sent = decodeObject(configureRequest.decode(neutral.request).config) ?? {};
  return { sent, text: JSON.stringify(sent), neutral };
}

describe('the configuration that the real provider gets', () => {
  it('has the region and tags of the answer', () => {
    expect(neutralised({ ...dangerous, ...harmless }).sent).toMatchObject(harmless);
  });

  it.each(['evil', 'passwd', 'main.tf', 'REAL', 'real secret', 'admin', '999999999999'])(
    'holds no %s',
    (word) => {
      expect(neutralised({ ...dangerous, ...harmless }).text).not.toContain(word);
    },
  );

  it('keeps its shape: the same settings, blocks empty and attributes null', () => {
    const { sent } = neutralised({ ...dangerous, ...harmless });
    expect(Object.keys(sent).sort()).toEqual(Object.keys({ ...dangerous, ...harmless }).sort());
    expect(sent.endpoints).toEqual([]);
    expect(sent.profile).toBeNull();
  });

  it('tells once of each setting that was dropped, and never its value', () => {
    const { neutral } = neutralised({ ...dangerous, ...harmless });
    expect(neutral.substitutions.map(({ subject }) => subject).sort()).toEqual(
      Object.keys(dangerous)
        .map((name) => `provider.aws.${name}`)
        .sort(),
    );
    expect(JSON.stringify(neutral.substitutions)).not.toMatch(/evil|AKIAREAL|passwd/);
  });

  it('is silent where nothing was lost', () => {
    const { neutral } = neutralised({
      ...harmless,
      profile: null,
      endpoints: [],
      skip_credentials_validation: true,
    });
    expect(neutral.substitutions).toEqual([]);
  });

  it.each([[null], [''], [unknown]])('has a region where the answer gives %s', (region) => {
    const { sent, neutral } = neutralised({ ...harmless, region });
    expect(sent.region).toBe('us-east-1');
    expect(neutral.region).toBe('us-east-1');
    expect(neutral.substitutions).toMatchObject([
      { kind: 'provider-setting', subject: 'provider.aws.region' },
    ]);
  });

  it('has the same key for the same configuration only', () => {
    const key = (config: CtyObject): string => neutralised(config).neutral.key;
    expect(key({ ...harmless, profile: 'a' })).toBe(key({ ...harmless, profile: 'b' }));
    expect(key({ ...harmless, region: 'eu-west-2' })).not.toBe(key(harmless));
    expect(key({ ...harmless, default_tags: [{ tags: { Team: 'b' } }] })).not.toBe(key(harmless));
  });
});

describe('the configuration that is validated', () => {
  it('holds what validators look at and no path or endpoint', () => {
    const validated = validatedConfig({ ...dangerous, ...harmless });
    expect(validated.assume_role).toEqual(dangerous.assume_role);
    expect(JSON.stringify(validated)).not.toMatch(/evil|passwd|main\.tf|REAL/);
  });
});
