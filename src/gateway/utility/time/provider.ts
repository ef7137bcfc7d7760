import { unknown, type CtyObject } from '../../wire/index.js';
import { type AttributeSpec, type ResourceKind, type UtilityProvider } from '../contract.js';
import { computed, optional, optionalComputed, stringMap } from '../spec.js';
import { fingerprint, textOf } from '../values.js';
import {
  checkAnyOf,
  checkDuration,
  checkInstant,
  formatInstant,
  instantParts,
  moveInstant,
  parseInstant,
} from './instant.js';

const triggers = optional(stringMap, { forceNew: true });

const parts: Readonly<Record<string, AttributeSpec>> = Object.fromEntries(
  Object.keys(instantParts(new Date(0))).map((name) => [name, computed('number')]),
);

const offsets = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'].map((unit) => `offset_${unit}`);
const rotations = ['years', 'months', 'days', 'hours', 'minutes'].map((unit) => `rotation_${unit}`);

const numbers = (names: readonly string[]): Readonly<Record<string, AttributeSpec>> =>
  Object.fromEntries(names.map((name) => [name, optional('number')]));

/** Never sleeps. */
const sleep: ResourceKind = {
  block: {
    attributes: {
      triggers,
      create_duration: optional('string'),
      destroy_duration: optional('string'),
      id: computed('string'),
    },
  },
  validate: (config) => [
    ...checkDuration(config, 'create_duration'),
    ...checkDuration(config, 'destroy_duration'),
    ...checkAnyOf(config, ['create_duration', 'destroy_duration']),
  ],
  create: (planned, { now }) => ({ state: { ...planned, id: formatInstant(now) } }),
};

const staticTime: ResourceKind = {
  block: {
    attributes: {
      triggers,
      rfc3339: optionalComputed('string', { forceNew: true }),
      id: computed('string'),
      ...parts,
    },
  },
  validate: (config) => checkInstant(config, 'rfc3339'),
  create(planned, { now }) {
    const given = textOf(planned.rfc3339);
    const id = given ?? formatInstant(now);
    return { state: { ...planned, rfc3339: id, id, ...instantParts(parseInstant(given) ?? now) } };
  },
};

const offset: ResourceKind = {
  block: {
    attributes: {
      triggers,
      base_rfc3339: optionalComputed('string', { forceNew: true }),
      ...numbers(offsets),
      id: computed('string'),
      rfc3339: computed('string'),
      ...parts,
    },
  },
  validate: (config) => [...checkInstant(config, 'base_rfc3339'), ...checkAnyOf(config, offsets)],
  plan: (planned, _config, prior) => (prior === null ? planned : withUnknownParts(planned, prior)),
  create: (planned, { now }) => ({ state: shifted(planned, now) }),
};

/** A changed offset moves the time without replacing the resource: what depends on it is known after apply. */
function withUnknownParts(planned: CtyObject, prior: CtyObject): CtyObject {
  const isSame = offsets.every((name) => fingerprint(planned[name]) === fingerprint(prior[name]));
  if (isSame) return planned;
  const moved = ['rfc3339', ...Object.keys(parts)].map((name) => [name, unknown] as const);
  return { ...planned, ...Object.fromEntries(moved) };
}

function shifted(planned: CtyObject, now: Date): CtyObject {
  const given = textOf(planned.base_rfc3339);
  const base = parseInstant(given) ?? now;
  const moved = moveInstant(base, 'offset', planned);
  const id = given ?? formatInstant(base);
  return { ...planned, base_rfc3339: id, id, rfc3339: formatInstant(moved), ...instantParts(moved) };
}

/** Rotates on the session's clock, which stands still: it is never due between apply and the second plan. */
const rotating: ResourceKind = {
  block: {
    attributes: {
      triggers,
      rfc3339: optionalComputed('string', { forceNew: true }),
      ...numbers(rotations),
      rotation_rfc3339: optionalComputed('string'),
      id: computed('string'),
      ...parts,
    },
  },
  validate: (config) => [
    ...checkInstant(config, 'rfc3339'),
    ...checkInstant(config, 'rotation_rfc3339'),
    ...checkAnyOf(config, [...rotations, 'rotation_rfc3339']),
  ],
  create(planned, { now }) {
    const given = textOf(planned.rfc3339);
    const base = parseInstant(given) ?? now;
    const id = given ?? formatInstant(base);
    const due = textOf(planned.rotation_rfc3339) ?? formatInstant(moveInstant(base, 'rotation', planned));
    return { state: { ...planned, rfc3339: id, id, rotation_rfc3339: due, ...instantParts(base) } };
  },
};

/** `hashicorp/time`, on a clock that stands still for the whole session. */
export const time: UtilityProvider = {
  name: 'time',
  version: '0.13.1',
  block: { attributes: {} },
  resources: { time_sleep: sleep, time_static: staticTime, time_offset: offset, time_rotating: rotating },
  dataSources: {},
};
