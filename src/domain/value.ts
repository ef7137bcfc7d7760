/**
 * Values of Terraform attributes as graders see them.
 *
 * A value is known (plain JSON), null, or an {@link Unknown}: something that neither Terraform nor the folding
 * of constants could settle. Unknowns can stand anywhere inside a list or an object.
 */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | ValueObject;

/** An object of values; an interface because it refers to itself. */
export interface ValueObject {
  readonly [key: string]: Value;
}

/** A value nobody could resolve. It is never a pass and never a fail: nothing is guessed from it. */
export class Unknown {
  /**
   * What the expression refers to, as absolute addresses without instance keys, followed through locals,
   * variables and module outputs: `module.net.aws_vpc.main`, `data.aws_caller_identity.current`.
   */
  readonly references: readonly Reference[];
  /** For a template with known pieces: its parts in order, so that `"/aws/lambda/${...}"` keeps its prefix. */
  readonly parts: readonly (string | Unknown)[];

  constructor(references: readonly Reference[] = [], parts: readonly (string | Unknown)[] = []) {
    this.references = references;
    this.parts = parts;
  }
}

/** One use of another block in an expression. */
export interface Reference {
  /** Absolute address without instance keys: `aws_kms_key.main`, `module.net.aws_subnet.private`, `data.aws_region.current`. */
  readonly to: string;
  /** First attribute read of it (`arn`), or null where the block is used whole. */
  readonly attribute: string | null;
  /**
   * Address with keys of the one instance that is meant: `module.net["a"].aws_subnet.private[0]`. Only inside unknown
   * values, where folding settled which instance is read and a key is part of its address; absent, it may be any.
   */
  readonly instance?: string;
}

/** Narrows to {@link Unknown}. */
export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

/** Narrows to a list of values. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Narrows to an object of values (neither null, nor a list, nor an unknown). */
export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** True where the value or anything inside it is unknown. */
export function hasUnknown(value: Value | undefined): boolean {
  if (isUnknown(value)) return true;
  if (isList(value)) return value.some(hasUnknown);
  if (isObject(value)) return Object.values(value).some(hasUnknown);
  return false;
}
