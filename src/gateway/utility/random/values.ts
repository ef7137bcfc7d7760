import { type CtyObject } from '../../wire/index.js';
import { type ResourceKind } from '../contract.js';
import { computed, defaulted, optional, required, stringList, stringMap } from '../spec.js';
import { numberOf, textOf, textsOf } from '../values.js';
import { Chance } from '../chance.js';
import { invalid, tooLong } from './charset.js';
import { petName } from './pet-words.js';

const forceNew = { forceNew: true } as const;
const keepers = optional(stringMap, forceNew);

export const randomId: ResourceKind = {
  block: {
    attributes: {
      keepers,
      byte_length: required('number', forceNew),
      prefix: optional('string', forceNew),
      b64_url: computed('string'),
      b64_std: computed('string'),
      hex: computed('string'),
      dec: computed('string'),
      id: computed('string'),
    },
  },
  validate: (config) => atLeastOne('byte_length', config),
  create(planned, context) {
    const refused = tooLong(planned, ['byte_length']);
    if (refused !== null) return refused;
    const bytes = context.chance().bytes(numberOf(planned.byte_length) ?? 1);
    const prefix = textOf(planned.prefix) ?? '';
    const hex = bytes.toString('hex');
    const id = bytes.toString('base64url');
    const forms = {
      b64_url: prefix + id,
      b64_std: prefix + bytes.toString('base64'),
      hex: prefix + hex,
      dec: prefix + BigInt(`0x${hex}`).toString(),
    };
    return { state: { ...planned, ...forms, id } };
  },
};

export const randomBytes: ResourceKind = {
  block: {
    attributes: {
      keepers,
      length: required('number', forceNew),
      base64: computed('string', { sensitive: true }),
      hex: computed('string', { sensitive: true }),
    },
  },
  validate: (config) => atLeastOne('length', config),
  create(planned, context) {
    const refused = tooLong(planned, ['length']);
    if (refused !== null) return refused;
    const bytes = context.chance().bytes(numberOf(planned.length) ?? 1);
    return { state: { ...planned, base64: bytes.toString('base64'), hex: bytes.toString('hex') } };
  },
};

export const randomInteger: ResourceKind = {
  block: {
    attributes: {
      keepers,
      min: required('number', forceNew),
      max: required('number', forceNew),
      seed: optional('string', forceNew),
      id: computed('string'),
      result: computed('number'),
    },
  },
  create(planned, context) {
    const [min, max] = [numberOf(planned.min) ?? 0, numberOf(planned.max) ?? 0];
    if (max < min) {
      const detail = 'The minimum (min) value needs to be smaller than or equal to maximum (max) value.';
      return { problems: [{ summary: 'Create Random Integer Error', detail }] };
    }
    const seed = textOf(planned.seed);
    const chance = seed === null ? context.chance() : new Chance('random_integer', seed);
    const result = chance.integer(min, max);
    return { state: { ...planned, id: String(result), result } };
  },
};

export const randomUuid: ResourceKind = {
  block: { attributes: { keepers, id: computed('string'), result: computed('string') } },
  create(planned, context) {
    const result = context.chance().uuid();
    return { state: { ...planned, id: result, result } };
  },
};

export const randomPet: ResourceKind = {
  block: {
    attributes: {
      keepers,
      length: defaulted('number', 2, forceNew),
      prefix: optional('string', forceNew),
      separator: defaulted('string', '-', forceNew),
      id: computed('string'),
    },
  },
  validate: (config) => atLeastOne('length', config),
  create(planned, context) {
    const separator = textOf(planned.separator) ?? '-';
    const words = petName(context.chance(), numberOf(planned.length) ?? 2);
    const prefix = textOf(planned.prefix);
    const id = (prefix === null || prefix === '' ? words : [prefix, ...words]).join(separator);
    return { state: { ...planned, id } };
  },
};

export const randomShuffle: ResourceKind = {
  block: {
    attributes: {
      keepers,
      input: required(stringList, forceNew),
      seed: optional('string', forceNew),
      result_count: optional('number', forceNew),
      id: computed('string'),
      result: computed(stringList),
    },
  },
  create(planned, context) {
    const refused = tooLong(planned, ['result_count']);
    if (refused !== null) return refused;
    const input = textsOf(planned.input);
    const seed = textOf(planned.seed);
    const chance = seed === null || seed === '' ? context.chance() : new Chance('random_shuffle', seed);
    const count = numberOf(planned.result_count) ?? input.length;
    const result: string[] = [];
    while (input.length > 0 && result.length < count) result.push(...chance.shuffle(input));
    return { state: { ...planned, id: '-', result: result.slice(0, count) } };
  },
};

function atLeastOne(attribute: string, config: CtyObject): ReturnType<NonNullable<ResourceKind['validate']>> {
  const given = numberOf(config[attribute]);
  if (given === null || given >= 1) return [];
  return [invalid(attribute, `${attribute} value must be at least 1, got: ${given}`)];
}
