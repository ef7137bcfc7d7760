import { arnsFor } from './arns.js';

/** A root variable without a value, as the configuration declares it. */
export interface OpenVariable {
  readonly name: string;
  /** Source text of its type, or null. */
  readonly type: string | null;
  /** Source texts of its validation conditions. */
  readonly conditions: readonly string[];
}

/** JSON value given to a variable. */
export type Supplied =
  null | boolean | number | string | readonly Supplied[] | { readonly [key: string]: Supplied };

/** Values for strings by what the name says, in the order of the rules; the first that matches leads the candidates. */
const byName: readonly (readonly [RegExp, readonly string[]])[] = [
  [/e?mail/i, ['ops@example.com']],
  [/pass(word|wd)?$|_password|secret$/i, ['Rehearse-0nly-Passw0rd', 'RehearseOnlyPassw0rd1']],
  [/user(name)?$/i, ['dbadmin', 'rehearsal']],
  [/secondary_region|replica_region|dr_region|backup_region/i, ['us-west-2']],
  [/region/i, ['us-east-1']],
  [/availability_zone|^az$|_az$/i, ['us-east-1a']],
  [/vpc_id/i, ['vpc-0123456789abcdef0']],
  [/subnet_id/i, ['subnet-0123456789abcdef0']],
  [/security_group|_sg_id|^sg_id/i, ['sg-0123456789abcdef0']],
  [/ami(_id)?$/i, ['ami-0123456789abcdef0']],
  [/instance_id/i, ['i-0123456789abcdef0']],
  [/zone_id/i, ['Z0123456789ABCDEFGHIJ']],
  [/account_id|^account$/i, ['123456789012']],
  [/kms.*key|kms_id/i, ['arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012']],
  [/ssl_policy|tls_policy|security_policy/i, ['ELBSecurityPolicy-TLS13-1-2-2021-06', 'TLSv1.2_2021']],
  [
    /policy(_json|_document|_body)?$|assume_role/i,
    [
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}',
    ],
  ],
  [/json$/i, ['{}']],
  [/cidr/i, ['10.0.0.0/16', '203.0.113.0/24']],
  [/(^|_)ips?$|ip_address/i, ['203.0.113.10', '203.0.113.10/32']],
  [/domain|fqdn|hosted_zone|zone_name|host(name)?$/i, ['example.com']],
  [/url|endpoint|webhook/i, ['https://example.com/hook']],
  [/instance_(type|class)|node_type/i, ['t3.micro', 'db.t3.micro']],
  [
    /public_key/i,
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGr1u5Qy0mVxYQp1cZ8b0sYF1rJ9u1m0y0nq2v0b1c2d rehearsal'],
  ],
  [/suffix/i, ['dev01', 'dev']],
  [/env(ironment)?$|stage$/i, ['dev', 'prod', 'production', 'staging']],
  [/bucket/i, ['rehearsal-bucket-123456789012']],
  [/key(_pair)?(_name)?$/i, ['rehearsal-key']],
  [/date|expir/i, ['2030-01-01T00:00:00Z', '2030-01-01']],
  [/time|window/i, ['sun:05:00-sun:06:00', '03:00-04:00']],
  [/image/i, ['123456789012.dkr.ecr.us-east-1.amazonaws.com/rehearsal:latest']],
  [/version/i, ['1.0.0', '1']],
];

const lastResorts: readonly string[] = [
  'rehearsal',
  'dev',
  'rehearsal-0123456789',
  'Rehearsal01',
  '1',
  'us-east-1',
  '10.0.0.0/16',
];

/** String literals in a condition: `contains(["dev", "prod"], var.x)` names its own answers. */
function literalsIn(condition: string): string[] {
  return [...condition.matchAll(/"((?:[^"\\]|\\.)*)"/g)].flatMap((match) => {
    const text = match[1];
    return text === undefined || /[\^$*+?()[\]{}|\\]/.test(text) ? [] : [text];
  });
}

function numbersIn(condition: string): number[] {
  return [...condition.matchAll(/-?\d+(?:\.\d+)?/g)].map((match) => Number(match[0]));
}

function stringCandidates(variable: OpenVariable): string[] {
  const named = byName.flatMap(([pattern, values]) => (pattern.test(variable.name) ? values : []));
  const listed = variable.conditions.flatMap((condition) =>
    condition.includes('contains(') ? literalsIn(condition) : [],
  );
  const lengths = variable.conditions.flatMap((condition) =>
    condition.includes('length(') ? numbersIn(condition) : [],
  );
  const sized = lengths
    .filter((length) => length > 0 && length <= 256)
    .map((length) => 'rehearsal0'.repeat(26).slice(0, length));
  return [...listed, ...arnsFor(variable.name), ...named, ...lastResorts, ...sized];
}

function numberCandidates(variable: OpenVariable): number[] {
  const bounds = variable.conditions.flatMap(numbersIn);
  const named = /port/i.test(variable.name)
    ? [443]
    : /days|retention/i.test(variable.name)
      ? [30]
      : /count|size|capacity/i.test(variable.name)
        ? [2]
        : [];
  return [...named, 1, ...bounds, ...bounds.map((bound) => bound + 1), 10, 30, 100];
}

/** Splits `a = string, b = list(object({...}))` at its top-level separators (commas or line ends). */
function splitFields(text: string): string[] {
  const fields: string[] = [];
  let depth = 0;
  let field = '';
  for (const character of text) {
    if ('({['.includes(character)) depth += 1;
    if (')}]'.includes(character)) depth -= 1;
    if (depth === 0 && (character === ',' || character === '\n')) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  return [...fields, field]
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('#') && !part.startsWith('//'));
}

/** Text between the outermost brackets of `name( … )`. */
function argumentOf(type: string): string {
  return type.slice(type.indexOf('(') + 1, type.lastIndexOf(')')).trim();
}

/** Candidates for a variable's value, likeliest first; Terraform itself judges which of them passes. */
export function candidates(variable: OpenVariable): readonly Supplied[] {
  const type = (variable.type ?? 'string').trim();
  if (type === 'bool') return [true, false];
  if (type === 'number') return [...new Set(numberCandidates(variable))];
  if (/^(list|set)\s*\(/.test(type)) return collections(variable, argumentOf(type));
  if (/^tuple\s*\(/.test(type)) {
    const inner = splitFields(argumentOf(type).replace(/^\[|\]$/g, ''));
    return [inner.map((item) => firstOf({ ...variable, type: item }))];
  }
  if (/^map\s*\(/.test(type)) {
    const inner = { ...variable, type: argumentOf(type), conditions: [] };
    return [{ rehearsal: firstOf(inner) }, {}];
  }
  if (/^object\s*\(/.test(type)) return [objectValue(variable, argumentOf(type))];
  if (/^optional\s*\(/.test(type))
    return [null, firstOf({ ...variable, type: splitFields(argumentOf(type))[0] ?? 'string' })];
  if (/^(list|set)$/.test(type)) return collections(variable, 'string');
  if (type === 'map') return [{}];
  return [...new Set(stringCandidates(variable))];
}

function firstOf(variable: OpenVariable): Supplied {
  return candidates(variable)[0] ?? null;
}

/** Two or three members, because answers index subnets and zones by number. */
function collections(variable: OpenVariable, inner: string): readonly Supplied[] {
  if (inner !== 'string') {
    const member = firstOf({ ...variable, type: inner, conditions: [] });
    return [[member], [], [member, member, member]];
  }
  const { name } = variable;
  if (/availability_zone|azs?$/i.test(name))
    return [
      ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      ['us-east-1a', 'us-east-1b'],
    ];
  if (/subnet.*cidr|cidr.*subnet|subnets$/i.test(name)) {
    const block = /private/i.test(name) ? 10 : /(data|db|rds|isolated)/i.test(name) ? 20 : 0;
    return [
      [1, 2, 3].map((index) => `10.0.${block + index}.0/24`),
      [1, 2].map((index) => `10.0.${block + index}.0/24`),
    ];
  }
  if (/cidr/i.test(name)) return [['203.0.113.0/24'], ['10.0.0.0/16']];
  if (/subnet/i.test(name)) return [['a', 'b', 'c'].map((letter) => `subnet-0123456789abcde${letter}0`)];
  const first = firstOf({ ...variable, type: 'string' });
  return [[first], [], [first, 'rehearsal-2'], [first, 'rehearsal-2', 'rehearsal-3']];
}

function objectValue(variable: OpenVariable, body: string): Supplied {
  const fields = splitFields(body.trim().replace(/^\{|\}$/g, ''));
  return Object.fromEntries(
    fields.flatMap((field) => {
      const [, name, type] = /^"?([\w-]+)"?\s*=\s*([\s\S]+)$/.exec(field) ?? [];
      if (name === undefined || type === undefined || type.startsWith('optional')) return [];
      return [[name, firstOf({ name, type, conditions: variable.conditions })]];
    }),
  );
}
