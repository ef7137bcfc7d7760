import type { ConfigAttribute, ConfigBlock, Evidence } from '../../domain/evidence.js';
import { balancerAccounts } from '../tables/balancer-accounts.js';
import { oncePerEvidence } from './memo.js';

/** An attribute with the text of its expression, comments left out. */
export interface LiteralText {
  readonly block: ConfigBlock;
  readonly attribute: ConfigAttribute;
  readonly text: string;
}

/**
 * Expressions of resources, data sources, module calls and local values as written. Variables and providers are where
 * settings belong, so they are left out.
 */
export const literalTexts: (evidence: Evidence) => readonly LiteralText[] = oncePerEvidence((evidence) =>
  evidence.blocks
    .filter(({ kind }) => kind === 'resource' || kind === 'data' || kind === 'module' || kind === 'local')
    .flatMap((block) =>
      Object.values(block.attributes).map((attribute) => ({
        block,
        attribute,
        text: withoutComments(attribute.expression),
      })),
    ),
);

const region =
  /(?<![a-z0-9-])(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-iso[a-z]?)?-[a-z]+-[1-9](?![a-z0-9-])/g;
const zone =
  /(?<![a-z0-9-])(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-iso[a-z]?)?-[a-z]+-[1-9][a-f](?![a-z0-9-])/g;

/** Regions inside longer text, such as an ARN or a service name; a region that is the whole text is a setting. */
export function regionsWithin(text: string): readonly string[] {
  const found = [...text.matchAll(region)].filter((match) => {
    const before = text.charAt(match.index - 1);
    const after = text.charAt(match.index + match[0].length);
    return /[.:/]/.test(before) && /[.:/]/.test(after);
  });
  return [...new Set(found.map((match) => match[0]))];
}

/** Availability zones by name. */
export function zonesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(zone)].map((match) => match[0]))];
}

/** Ids of machine images. */
export function imagesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\bami-[0-9a-f]{8,17}\b/g)].map((match) => match[0]))];
}

/** Accounts that AWS itself or well-known publishers own, and that answers rightly write out. */
const publicAccounts = new Set([
  ...balancerAccounts,
  // Publishers of machine images and container images: Amazon, Canonical, Debian, Red Hat, Rocky, SUSE, EKS.
  ...[
    '137112412989',
    '591542846629',
    '801119661308',
    '099720109477',
    '136693071363',
    '309956199498',
    '792107900819',
  ],
  ...['013907871322', '602401143452', '679593333241', '763104351884', '580247275435', '464622532012'],
]);

/** A piece of an ARN before the account: text, or an interpolation (`${data.aws_partition.current.partition}`). */
const piece = String.raw`(?:[\w-]|\$\{[^{}\n]*\})*`;
const account = new RegExp(
  String.raw`arn:${piece}:${piece}:${piece}:(\d{12}):|"(\d{12})"|(?<!\d)(\d{12})\.dkr\.ecr`,
  'g',
);

/** Account numbers in ARNs, registries and on their own, but not those that AWS and publishers own. */
export function accountsIn(text: string): readonly string[] {
  const found = [...text.matchAll(account)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return [...new Set(found)].filter((number) => !publicAccounts.has(number));
}

/** Lines that are nothing but a comment, and comments after code, without touching text in quotes. */
function withoutComments(expression: string): string {
  return expression
    .split('\n')
    .map((line) => /^((?:[^"#/]|"(?:[^"\\]|\\.)*"|\/(?!\/))*)(?:#|\/\/)/.exec(line)?.[1] ?? line)
    .join('\n');
}
