/** Short forms for writing schemas as tables. */
import { type CtyType, type CtyValue } from '../wire/index.js';
import { type AttributeSpec } from './contract.js';

type Extra = Omit<AttributeSpec, 'type' | 'mode'>;

export const stringList: CtyType = ['list', 'string'];
export const stringSet: CtyType = ['set', 'string'];
export const stringMap: CtyType = ['map', 'string'];

/** Must be given. */
export const required = (type: CtyType, extra: Extra = {}): AttributeSpec => ({
  type,
  mode: 'required',
  ...extra,
});

/** May be given; null where it is not. */
export const optional = (type: CtyType, extra: Extra = {}): AttributeSpec => ({
  type,
  mode: 'optional',
  ...extra,
});

/** Known after apply. */
export const computed = (type: CtyType, extra: Extra = {}): AttributeSpec => ({
  type,
  mode: 'computed',
  ...extra,
});

/** May be given; known after apply where it is not. */
export const optionalComputed = (type: CtyType, extra: Extra = {}): AttributeSpec => ({
  type,
  mode: 'optional+computed',
  ...extra,
});

/** May be given; `value` where it is not. */
export const defaulted = (type: CtyType, value: CtyValue, extra: Extra = {}): AttributeSpec => ({
  type,
  mode: 'optional+computed',
  default: value,
  ...extra,
});
