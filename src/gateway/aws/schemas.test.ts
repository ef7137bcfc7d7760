import { describe, expect, it } from 'vitest';
import { errorDiagnostic, getSchemaResponse, type Schema } from '../wire/index.js';
import { Schemas } from './schemas.js';

const schema = (version: number): Schema => ({
  version,
  block: { attributes: new Map(), blocks: new Map() },
});
const whole = getSchemaResponse.encode({
  provider: schema(9),
  resources: new Map([
    ['aws_a', schema(1)],
    ['aws_b', schema(2)],
  ]),
  dataSources: new Map([['aws_a', schema(3)]]),
  ephemeral: new Map([['aws_e', schema(4)]]),
  serverCapabilities: { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: false },
});

describe('schemas', () => {
  const schemas = new Schemas(Buffer.from(whole));

  it('are cut to the types in use, the provider’s own and its capabilities kept', () => {
    const types = {
      resources: new Set(['aws_b', 'aws_missing']),
      dataSources: new Set<string>(),
      ephemeral: new Set(['aws_e']),
    };
    expect(getSchemaResponse.decode(schemas.cut(types))).toMatchObject({
      provider: schema(9),
      resources: new Map([['aws_b', schema(2)]]),
      dataSources: new Map(),
      ephemeral: new Map([['aws_e', schema(4)]]),
      serverCapabilities: { planDestroy: true },
    });
  });

  it('are found by kind and name', () => {
    expect(schemas.get('resources', 'aws_a')).toEqual(schema(1));
    expect(schemas.get('dataSources', 'aws_a')).toEqual(schema(3));
    expect(schemas.get('dataSources', 'aws_b')).toBeNull();
  });

  it('are refused where the provider answers with an error', () => {
    const failed = getSchemaResponse.encode({ diagnostics: [errorDiagnostic('no schema', 'today')] });
    expect(() => new Schemas(Buffer.from(failed))).toThrow('no schema today');
  });
});
