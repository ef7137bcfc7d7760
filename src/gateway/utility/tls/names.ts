import { isIPv4 } from 'node:net';
import { type CtyObject } from '../../wire/index.js';
import { objectsOf, textOf, textsOf } from '../values.js';
import { implicit, octets, oid, sequence, set, tags, text } from './der.js';

/** Attributes of a subject in the order in which they are written. */
const subjectParts = [
  ['country', '2.5.4.6', tags.printable],
  ['organization', '2.5.4.10', tags.utf8],
  ['organizational_unit', '2.5.4.11', tags.utf8],
  ['locality', '2.5.4.7', tags.utf8],
  ['province', '2.5.4.8', tags.utf8],
  ['street_address', '2.5.4.9', tags.utf8],
  ['postal_code', '2.5.4.17', tags.utf8],
  ['common_name', '2.5.4.3', tags.utf8],
  ['serial_number', '2.5.4.5', tags.printable],
  ['email_address', '1.2.840.113549.1.9.1', tags.ia5],
] as const;

/** The distinguished name of the first `subject` block; an empty one where there is none. */
export function subjectName(values: CtyObject): Buffer {
  const [subject] = objectsOf(values.subject);
  const parts = subjectParts.flatMap(([attribute, id, tag]) => {
    const given = subject?.[attribute];
    const texts = Array.isArray(given) ? textsOf(given) : [textOf(given) ?? ''];
    return texts.filter((each) => each !== '').map((each) => set(sequence(oid(id), text(each, tag))));
  });
  return sequence(...parts);
}

/** One certificate extension. */
export function extension(id: string, value: Buffer, critical: Buffer = Buffer.alloc(0)): Buffer {
  return sequence(oid(id), critical, octets(value));
}

/** Alternative names of all kinds, or null where none is given. */
export function alternativeNames(values: CtyObject): Buffer | null {
  const names = [
    ...textsOf(values.dns_names).map((each) => implicit(2, Buffer.from(each))),
    ...textsOf(values.ip_addresses).map((each) => implicit(7, addressBytes(each))),
    ...textsOf(values.uris).map((each) => implicit(6, Buffer.from(each))),
  ];
  return names.length === 0 ? null : extension('2.5.29.17', sequence(...names));
}

function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const middle = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return Buffer.from([...left, ...middle, ...right].map((group) => group.padStart(4, '0')).join(''), 'hex');
}
