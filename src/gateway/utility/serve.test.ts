import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Substitution } from '../../domain/stage.js';
import {
  applyResourceChangeRequest,
  applyResourceChangeResponse,
  decodeObject,
  diagnosticsResponse,
  encodeValue,
  getSchemaResponse,
  hasUnknown,
  openEphemeralRequest,
  openEphemeralResponse,
  planResourceChangeRequest,
  planResourceChangeResponse,
  readDataSourceRequest,
  readDataSourceResponse,
  readResourceRequest,
  readResourceResponse,
  validateRequest,
  type CtyObject,
} from '../wire/index.js';
import { type BlockSpec, type UtilityProvider } from './contract.js';
import { textOf } from './values.js';
import { serveUtility, UtilitySession, utilityProviders } from './index.js';

let folder: string;
let session: UtilitySession;
let substitutions: Substitution[];

const open = (): UtilitySession =>
  new UtilitySession({
    rootFolder: folder,
    answerFolder: folder,
    seed: 'test',
    onSubstitution: (each) => substitutions.push(each),
  });

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plumbline-utility-'));
  await writeFile(path.join(folder, 'index.py'), 'print(1)\n');
  substitutions = [];
  session = open();
});
afterEach(() => rm(folder, { recursive: true }));

function provider(type: string): UtilityProvider {
  const found = utilityProviders.get(type.split('_')[0] ?? '');
  if (found === undefined) throw new Error(`no provider for ${type}`);
  return found;
}

async function call(type: string, method: string, request: Uint8Array): Promise<Uint8Array> {
  const response = await serveUtility(provider(type), method, request, session);
  if (response === null) throw new Error(`${method} is not served`);
  return response;
}

/** Every attribute and block of the schema; null or empty where not given. */
function complete(spec: BlockSpec, given: CtyObject): CtyObject {
  const names = Object.keys(spec.attributes).map((name) => [name, null] as const);
  const blocks = Object.entries(spec.blocks ?? {}).map(
    ([name, { nesting }]) => [name, nesting === 'single' ? null : []] as const,
  );
  return { ...Object.fromEntries([...names, ...blocks]), ...given };
}

async function plan(type: string, given: CtyObject, prior: CtyObject | null = null) {
  const kind = provider(type).resources[type];
  if (kind === undefined) throw new Error(`no resource ${type}`);
  const config = encodeValue(complete(kind.block, given));
  const request = { typeName: type, priorState: encodeValue(prior), proposedNewState: config, config };
  const response = planResourceChangeResponse.decode(
    await call(type, 'PlanResourceChange', planResourceChangeRequest.encode(request)),
  );
  return {
    planned: decodeObject(response.plannedState) ?? {},
    replaced: response.requiresReplace.map(({ steps }) => steps[0]?.attribute),
  };
}

async function create(type: string, given: CtyObject): Promise<CtyObject> {
  const kind = provider(type).resources[type];
  const { planned } = await plan(type, given);
  const config = encodeValue(complete(kind?.block ?? { attributes: {} }, given));
  const request = {
    typeName: type,
    priorState: encodeValue(null),
    plannedState: encodeValue(planned),
    config,
  };
  const response = applyResourceChangeResponse.decode(
    await call(type, 'ApplyResourceChange', applyResourceChangeRequest.encode(request)),
  );
  expect(response.diagnostics).toEqual([]);
  return decodeObject(response.newState) ?? {};
}

async function validate(type: string, given: CtyObject) {
  const kind = provider(type).resources[type];
  const config = encodeValue(complete(kind?.block ?? { attributes: {} }, given));
  const response = await call(
    type,
    'ValidateResourceTypeConfig',
    validateRequest.encode({ typeName: type, config }),
  );
  return diagnosticsResponse.decode(response).diagnostics;
}

async function ask(type: string, given: CtyObject, name = type) {
  const kind = provider(type).dataSources[name];
  const config = encodeValue(complete(kind?.block ?? { attributes: {} }, given));
  const response = readDataSourceResponse.decode(
    await call(type, 'ReadDataSource', readDataSourceRequest.encode({ typeName: name, config })),
  );
  return { state: decodeObject(response.state) ?? {}, diagnostics: response.diagnostics };
}

const keyPem = async (): Promise<string> =>
  textOf((await create('tls_private_key', { algorithm: 'ED25519' })).private_key_pem) ?? '';

/** The least that each resource must be given. */
const least: Readonly<Record<string, () => CtyObject | Promise<CtyObject>>> = {
  archive_file: () => ({ type: 'zip', source_file: 'index.py', output_path: 'out.zip' }),
  cloudinit_config: () => ({}),
  local_file: () => ({ filename: 'a.txt', content: 'a' }),
  local_sensitive_file: () => ({ filename: 'b.txt', content: 'b' }),
  null_resource: () => ({ triggers: { a: 'b' } }),
  random_bytes: () => ({ length: 8 }),
  random_id: () => ({ byte_length: 4 }),
  random_integer: () => ({ min: 1, max: 9 }),
  random_password: () => ({ length: 16 }),
  random_pet: () => ({}),
  random_shuffle: () => ({ input: ['a', 'b'] }),
  random_string: () => ({ length: 8 }),
  random_uuid: () => ({}),
  template_cloudinit_config: () => ({
    part: [{ content: 'a', content_type: null, filename: null, merge_type: null }],
  }),
  template_dir: () => ({ source_dir: '.', destination_dir: 'rendered' }),
  template_file: () => ({ template: 'a ${b}', vars: { b: 'c' } }),
  time_offset: () => ({ offset_days: 1 }),
  time_rotating: () => ({ rotation_days: 1 }),
  time_sleep: () => ({ create_duration: '30s' }),
  time_static: () => ({}),
  tls_cert_request: async () => ({ private_key_pem: await keyPem() }),
  tls_locally_signed_cert: async () => {
    const key = await keyPem();
    const request = await create('tls_cert_request', { private_key_pem: key });
    const authority = { private_key_pem: key, allowed_uses: ['cert_signing'], validity_period_hours: 1 };
    const certificate = await create('tls_self_signed_cert', authority);
    return {
      cert_request_pem: request.cert_request_pem ?? null,
      ca_private_key_pem: key,
      ca_cert_pem: certificate.cert_pem ?? null,
      allowed_uses: ['server_auth'],
      validity_period_hours: 1,
    };
  },
  tls_private_key: () => ({ algorithm: 'ED25519' }),
  tls_self_signed_cert: async () => ({
    private_key_pem: await keyPem(),
    allowed_uses: ['digital_signature'],
    validity_period_hours: 1,
  }),
};

const resourceTypes = [...utilityProviders.values()].flatMap(({ resources }) => Object.keys(resources));

describe.each(resourceTypes)('%s', (type) => {
  it('is created whole, keeps what was planned, and settles', async () => {
    const given = (await least[type]?.()) ?? {};
    expect(await validate(type, given)).toEqual([]);
    const { planned } = await plan(type, given);
    const state = await create(type, given);
    expect(hasUnknown(state)).toBe(false);
    for (const [name, value] of Object.entries(planned)) {
      if (!hasUnknown(value)) expect(state[name], name).toEqual(value);
    }
    const second = await plan(type, given, state);
    expect(second).toEqual({ planned: state, replaced: [] });
    const request = readResourceRequest.encode({ typeName: type, currentState: encodeValue(state) });
    const found = readResourceResponse.decode(await call(type, 'ReadResource', request));
    expect(decodeObject(found.newState)).toEqual(state);
  });
});

describe('values', () => {
  it('are the same in every session, and differ between equal blocks', async () => {
    const first = [
      await create('random_id', { byte_length: 8 }),
      await create('random_id', { byte_length: 8 }),
    ];
    session = open();
    const again = [
      await create('random_id', { byte_length: 8 }),
      await create('random_id', { byte_length: 8 }),
    ];
    expect(first).toEqual(again);
    expect(first[0]?.hex).not.toBe(first[1]?.hex);
  });

  it('hold the classes that a password asks for', async () => {
    const given = {
      length: 12,
      min_special: 2,
      min_numeric: 2,
      min_upper: 2,
      override_special: '#',
      lower: false,
    };
    const { result } = await create('random_password', given);
    expect(result).toMatch(/^[A-Z0-9#]{12}$/);
    expect((textOf(result) ?? '').replace(/[^#]/g, '').length).toBeGreaterThanOrEqual(2);
  });

  it('are replaced when an argument changes', async () => {
    const state = await create('random_string', { length: 8 });
    expect((await plan('random_string', { length: 9 }, state)).replaced).toEqual(['length']);
  });
});

describe('refusals', () => {
  it.each([
    ['random_string', { length: 2, min_lower: 3 }, 'length'],
    ['random_id', { byte_length: 0 }, 'byte_length'],
    ['local_file', { filename: 'a', content: 'a', source: 'b' }, 'content'],
    ['archive_file', { type: 'rar', source_file: 'a', output_path: 'b' }, 'type'],
    ['tls_private_key', { algorithm: 'DSA' }, 'algorithm'],
    ['time_static', { rfc3339: 'yesterday' }, 'rfc3339'],
  ])('%s %o', async (type, given, attribute) => {
    const [diagnostic] = await validate(type, given);
    expect(diagnostic?.attribute?.steps[0]?.attribute).toBe(attribute);
  });

  it('of programs and imports are marked as ours', async () => {
    const { diagnostics } = await ask('external', { program: ['sh', '-c', 'id'] });
    expect(diagnostics[0]?.summary).toMatch(/^\[plumbline\] /);
  });

  it('say which file is missing', async () => {
    const missing = { type: 'zip', source_file: 'gone.py', output_path: 'x.zip' };
    const { diagnostics } = await ask('archive_file', missing);
    expect(diagnostics[0]?.detail).toContain('could not archive missing file: gone.py');
  });
});

describe('data sources', () => {
  it.each([
    ['https://ip-ranges.amazonaws.com/ip-ranges.json', 'prefixes'],
    ['https://example.com/docs/iam_policy.json', 'Statement'],
    ['https://api.ipify.org?format=json', 'ip'],
  ])('give a document of the kind that is read from %s', async (url, name) => {
    const { state } = await ask('http', { url });
    expect(JSON.parse(textOf(state.response_body) ?? '')).toHaveProperty(name);
  });

  it('answer a request for the own address without fetching, and say so', async () => {
    const { state } = await ask('http', { url: 'https://checkip.amazonaws.com' });
    expect(state.response_body).toBe('203.0.113.10\n');
    expect(substitutions.map(({ subject }) => subject)).toEqual(['http https://checkip.amazonaws.com']);
  });

  it('show the same made-up chain for the same host', async () => {
    const one = await ask('tls_certificate', { url: 'https://oidc.example.com/id/A' });
    const other = await ask('tls_certificate', { url: 'https://oidc.example.com/id/B' });
    expect(one.state.certificates).toEqual(other.state.certificates);
  });

  it('render cloud-init parts in order', async () => {
    const part = (content: string) => ({
      content,
      content_type: 'text/x-shellscript',
      filename: null,
      merge_type: null,
    });
    const config = { gzip: false, base64_encode: false, part: [part('one'), part('two')] };
    const { state } = await ask('cloudinit_config', config);
    expect(textOf(state.rendered)).toMatch(
      /MIMEBOUNDARY[\s\S]*x-shellscript[\s\S]*one[\s\S]*two[\s\S]*--MIMEBOUNDARY--/,
    );
  });
});

describe('ephemeral resources', () => {
  async function opened(type: string, given: CtyObject): Promise<CtyObject> {
    const kind = provider(type).ephemeral?.[type];
    if (kind === undefined) throw new Error(`no ephemeral resource ${type}`);
    const config = encodeValue(complete(kind.block, given));
    const request = openEphemeralRequest.encode({ typeName: type, config });
    const { result } = openEphemeralResponse.decode(await call(type, 'OpenEphemeralResource', request));
    return decodeObject(result) ?? {};
  }

  it('give passwords and keys as their resources of the same name do', async () => {
    const password = await opened('random_password', { length: 24, special: false });
    expect(password.result).toMatch(/^[A-Za-z0-9]{24}$/);
    const key = await opened('tls_private_key', { algorithm: 'ED25519' });
    expect(key.public_key_openssh).toMatch(/^ssh-ed25519 /);
    expect(key).not.toHaveProperty('id');
  });

  it('refuse what their resources refuse', async () => {
    const kind = provider('random_password').ephemeral?.random_password;
    if (kind === undefined) throw new Error('no ephemeral random_password');
    const config = encodeValue(complete(kind.block, { length: 0 }));
    const request = validateRequest.encode({ typeName: 'random_password', config });
    const response = await call('random_password', 'ValidateEphemeralResourceConfig', request);
    expect(diagnosticsResponse.decode(response).diagnostics).toHaveLength(1);
  });
});

describe('every provider', () => {
  it.each([...utilityProviders.keys()])('%s serves its schema', async (name) => {
    const found = utilityProviders.get(name);
    if (found === undefined) throw new Error('gone');
    const response = await serveUtility(found, 'GetSchema', new Uint8Array(), session);
    const { resources, dataSources } = getSchemaResponse.decode(response ?? new Uint8Array());
    expect([...resources.keys()]).toEqual(Object.keys(found.resources));
    expect([...dataSources.keys()]).toEqual(Object.keys(found.dataSources));
  });
});
