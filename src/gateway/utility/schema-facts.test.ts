import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CtyType } from '../wire/index.js';
import { type AttributeSpec, type BlockSpec } from './contract.js';
import { utilityProviders } from './index.js';

/*
 * `schema-facts.json` holds, for each published provider, every argument's name, type and who gives its value. It was
 * generated from the typed packages `@cdktf/provider-<name>` (npm pack, then the TypeScript source inside each
 * `lib/<resource>/index.js`'s source map): the comment before each accessor says `computed`, `optional` and `required`,
 * the accessor's getter the type, and `synthesizeHclAttributes` whether it is a block. Nothing else was taken over.
 */
const block = z.object({ block: z.string(), of: z.record(z.string(), z.string()) });
const kind = z.record(z.string(), z.union([z.string(), block]));
const facts = z
  .record(
    z.string(),
    z.object({
      version: z.string(),
      resources: z.record(z.string(), kind),
      dataSources: z.record(z.string(), kind),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('schema-facts.json', import.meta.url), 'utf8')));

function spell(type: CtyType): string {
  if (typeof type === 'string') return type;
  const inner = type[1];
  return `${type[0]}(${typeof inner === 'string' ? inner : 'object'})`;
}

const attribute = ({ mode, type }: AttributeSpec): string => `${mode} ${spell(type)}`;

/** Members of a list of objects; null for any other type. */
function membersOf(type: CtyType): Readonly<Record<string, CtyType>> | null {
  if (typeof type === 'string' || type[0] !== 'list') return null;
  const inner: CtyType = type[1];
  return typeof inner !== 'string' && inner[0] === 'object' ? inner[1] : null;
}

/** A schema as the facts spell it. */
function described(spec: BlockSpec): Record<string, unknown> {
  const shape: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(spec.attributes)) {
    const members: (readonly [string, CtyType])[] = Object.entries(membersOf(each.type) ?? {});
    const of = Object.fromEntries(members.map(([key, inner]) => [key, `computed ${spell(inner)}`]));
    shape[name] = members.length === 0 ? attribute(each) : { block: 'computed list', of };
  }
  for (const [name, nested] of Object.entries(spec.blocks ?? {})) {
    const of = Object.fromEntries(
      Object.entries(nested.block.attributes).map(([key, each]) => [key, attribute(each)]),
    );
    shape[name] = { block: nested.nesting, of };
  }
  return shape;
}

function describedAll(
  kinds: Readonly<Record<string, { readonly block: BlockSpec }>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(kinds).map(([type, each]) => [type, described(each.block)]));
}

describe('schemas equal the published ones', () => {
  it('covers every provider that the gateway serves, and no other', () => {
    expect([...utilityProviders.keys()].sort()).toEqual(Object.keys(facts).sort());
  });

  for (const [name, provider] of utilityProviders) {
    const published = facts[name];
    it(`${name} ${provider.version}`, () => {
      expect(provider.version).toBe(published?.version);
      expect(describedAll(provider.resources)).toEqual(published?.resources);
      expect(describedAll(provider.dataSources)).toEqual(published?.dataSources);
    });
  }
});
