import { isUnknown, type Unknown } from '../../domain/value.js';

type Text = string | Unknown;

/**
 * Whether a text is `prefix` followed by a name, as far as known text and what unknown parts refer to tell. Templates
 * whose known text differs at either end are different whatever the rest turns out to be.
 */
export function isPrefixed(text: Text, prefix: string, name: Text): 'yes' | 'no' | 'unknown' {
  const own = partsOf(text);
  const wanted = merged([prefix, ...partsOf(name)]);
  if (own.length === wanted.length && own.every((part, index) => isSame(part, wanted[index]))) return 'yes';
  if (![...own, ...wanted].some(isPartUnknown)) return 'no';
  const [startA, startB] = [known(own[0]), known(wanted[0])];
  const [endA, endB] = [known(own.at(-1)), known(wanted.at(-1))];
  const starts = startA.startsWith(startB) || startB.startsWith(startA);
  const ends = endA.endsWith(endB) || endB.endsWith(endA);
  return starts && ends ? 'unknown' : 'no';
}

function partsOf(name: Text): readonly Text[] {
  if (!isUnknown(name)) return [name];
  return name.parts.length === 0 ? [name] : merged(name.parts);
}

/** Neighbouring texts as one. */
function merged(parts: readonly Text[]): readonly Text[] {
  const joined: Text[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}

/** Unknown parts are the same where both stand for one and the same attribute of one block. */
function isSame(a: Text, b: Text | undefined): boolean {
  if (!isUnknown(a) || !isUnknown(b)) return a === b;
  const [one, ...moreOfA] = a.references;
  const [other, ...moreOfB] = b.references;
  if (one === undefined || other === undefined || moreOfA.length + moreOfB.length > 0) return false;
  return one.to === other.to && one.attribute === other.attribute;
}

function isPartUnknown(part: Text): boolean {
  return isUnknown(part);
}

function known(part: Text | undefined): string {
  return typeof part === 'string' ? part : '';
}
