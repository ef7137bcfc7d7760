import { createHash, type KeyObject } from 'node:crypto';
import { type CtyObject } from '../../wire/index.js';
import {
  type BlockSpec,
  type CallContext,
  type DataSourceKind,
  type Problem,
  type ResourceKind,
} from '../contract.js';
import { computed, defaulted, required } from '../spec.js';
import { numberOf, textOf } from '../values.js';
import { algorithms, curves, ecdsaKey, ed25519Key, privatePem, rsaKey } from './keys.js';
import { opensshForms, publicPem } from './openssh.js';
import { pem } from './der.js';

const secret = { sensitive: true } as const;

const attributes: BlockSpec['attributes'] = {
  algorithm: required('string', { forceNew: true }),
  rsa_bits: defaulted('number', 2048, { forceNew: true }),
  ecdsa_curve: defaulted('string', 'P224', { forceNew: true }),
  private_key_pem: computed('string', secret),
  private_key_openssh: computed('string', secret),
  private_key_pem_pkcs8: computed('string', secret),
  public_key_pem: computed('string'),
  public_key_openssh: computed('string'),
  public_key_fingerprint_md5: computed('string'),
  public_key_fingerprint_sha256: computed('string'),
};

export const privateKey: ResourceKind = {
  version: 1,
  block: { attributes: { ...attributes, id: computed('string') } },
  validate,
  async create(planned, context) {
    const made = await keyFor(planned, context);
    return {
      state: {
        ...made,
        id: createHash('sha1')
          .update(textOf(made.public_key_pem) ?? '')
          .digest('hex'),
      },
    };
  },
};

/** The key that Terraform keeps in no state, for write-only arguments. */
export const ephemeralPrivateKey: DataSourceKind = {
  block: { attributes },
  validate,
  read: async (config, context) => ({ state: await keyFor(config, context) }),
};

/** A key in every form that it is published in. */
async function keyFor(planned: CtyObject, context: CallContext): Promise<CtyObject> {
  const key = await makeKey(planned, context);
  const ssh = opensshForms(key);
  return {
    ...planned,
    private_key_pem: privatePem(key),
    private_key_openssh: ssh.privateKey,
    private_key_pem_pkcs8: pem('PRIVATE KEY', key.export({ format: 'der', type: 'pkcs8' })),
    public_key_pem: publicPem(key),
    public_key_openssh: ssh.publicKey,
    public_key_fingerprint_md5: ssh.md5,
    public_key_fingerprint_sha256: ssh.sha256,
  };
}

function makeKey(planned: CtyObject, context: CallContext): Promise<KeyObject> {
  const algorithm = textOf(planned.algorithm);
  if (algorithm === 'RSA') {
    const bits = numberOf(planned.rsa_bits) ?? 2048;
    return rsaKey(bits, context.index(), () => context.use('rsaKeys', (bits / 1024) ** 4));
  }
  if (algorithm === 'ED25519') return Promise.resolve(ed25519Key(context.chance()));
  return Promise.resolve(ecdsaKey(context.chance(), textOf(planned.ecdsa_curve) ?? 'P224'));
}

function validate(config: CtyObject): readonly Problem[] {
  const problems: Problem[] = [];
  const algorithm = textOf(config.algorithm);
  if (algorithm !== null && !algorithms.some((each) => each === algorithm)) {
    problems.push(oneOf('algorithm', algorithms, algorithm));
  }
  const curve = textOf(config.ecdsa_curve);
  if (curve !== null && curves[curve] === undefined)
    problems.push(oneOf('ecdsa_curve', Object.keys(curves), curve));
  const size = numberOf(config.rsa_bits);
  if (size !== null && (size < 512 || size > 16384)) {
    const detail = `expected rsa_bits from 512 to 16384, got: ${size}`;
    problems.push({ summary: 'Invalid Attribute Value', detail, attribute: 'rsa_bits' });
  }
  return problems;
}

/** A refusal that names what would do. */
export function oneOf(attribute: string, allowed: readonly string[], given: string): Problem {
  const list = allowed.map((each) => `"${each}"`).join(' ');
  const detail = `Attribute ${attribute} value must be one of: [${list}], got: "${given}"`;
  return { summary: 'Invalid Attribute Value Match', detail, attribute };
}
