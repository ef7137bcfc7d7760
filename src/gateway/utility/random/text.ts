import { createHash } from 'node:crypto';
import { type CtyObject } from '../../wire/index.js';
import { type AttributeSpec, type DataSourceKind, type ResourceKind } from '../contract.js';
import { computed, defaulted, optional, optionalComputed, required, stringMap } from '../spec.js';
import { flagOf, isKnown } from '../values.js';
import { checkText, drawText, textLengths, tooLong } from './charset.js';

const forceNew = { forceNew: true } as const;

const arguments_: Readonly<Record<string, AttributeSpec>> = {
  keepers: optional(stringMap, forceNew),
  length: required('number', forceNew),
  special: defaulted('bool', true, forceNew),
  upper: defaulted('bool', true, forceNew),
  lower: defaulted('bool', true, forceNew),
  number: optionalComputed('bool', { forceNew: true, deprecated: true }),
  numeric: optionalComputed('bool', forceNew),
  min_numeric: defaulted('number', 0, forceNew),
  min_upper: defaulted('number', 0, forceNew),
  min_lower: defaulted('number', 0, forceNew),
  min_special: defaulted('number', 0, forceNew),
  override_special: optional('string', forceNew),
};

/** `number` is the old name of `numeric`: each takes the other's value, true where neither is given. */
function plan(planned: CtyObject, config: CtyObject): CtyObject {
  const given =
    [config.numeric, config.number].find((value) => value !== null && value !== undefined) ?? true;
  const numeric = isKnown(given) ? (flagOf(given) ?? true) : given;
  return { ...planned, numeric: config.numeric ?? numeric, number: config.number ?? numeric };
}

export const randomString: ResourceKind = {
  version: 2,
  block: { attributes: { ...arguments_, id: computed('string'), result: computed('string') } },
  validate: checkText,
  plan,
  create(planned, context) {
    const refused = tooLong(planned, textLengths);
    if (refused !== null) return refused;
    const result = drawText(planned, context.chance());
    return { state: { ...planned, id: result, result } };
  },
};

export const randomPassword: ResourceKind = {
  version: 3,
  block: {
    attributes: {
      ...arguments_,
      id: computed('string'),
      result: computed('string', { sensitive: true }),
      bcrypt_hash: computed('string', { sensitive: true }),
    },
  },
  validate: checkText,
  plan,
  create(planned, context) {
    const refused = tooLong(planned, textLengths);
    if (refused !== null) return refused;
    const result = drawText(planned, context.chance());
    return { state: { ...planned, id: 'none', result, bcrypt_hash: hashLike(result) } };
  },
};

const { keepers: _keepers, number: _number, numeric: _numeric, ...shared } = arguments_;

/** The password that Terraform keeps in no state, for write-only arguments: without keepers and without the old `number`. */
export const ephemeralPassword: DataSourceKind = {
  block: {
    attributes: {
      ...shared,
      numeric: defaulted('bool', true),
      result: computed('string', { sensitive: true }),
      bcrypt_hash: computed('string', { sensitive: true }),
    },
  },
  validate: checkText,
  read(config, context) {
    const refused = tooLong(config, textLengths);
    if (refused !== null) return refused;
    const result = drawText(config, context.chance());
    return { state: { ...config, result, bcrypt_hash: hashLike(result) } };
  },
};

/** Text of a bcrypt hash's form; nobody can check a password against it, and nothing here needs to. */
function hashLike(password: string): string {
  const digest = createHash('sha512').update(password).digest('base64');
  return `$2a$10$${digest.replaceAll('+', '.').replaceAll('=', '').slice(0, 53)}`;
}
