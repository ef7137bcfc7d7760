import { z } from 'zod';

/** A cty type: a primitive, a collection of one type, an object with its attributes' types, or a tuple. */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', CtyType]
  | readonly ['object', Readonly<Record<string, CtyType>>]
  | readonly ['tuple', readonly CtyType[]];

const typeSchema: z.ZodType<CtyType> = z.lazy(() =>
  z.union([
    z.enum(['string', 'number', 'bool', 'dynamic']),
    z.tuple([z.enum(['list', 'set', 'map']), typeSchema]),
    z.tuple([z.literal('object'), z.record(z.string(), typeSchema)]),
    // Optional attributes are listed third; on the wire they are attributes like the others.
    z
      .tuple([z.literal('object'), z.record(z.string(), typeSchema), z.array(z.string())])
      .transform(([kind, attributes]) => [kind, attributes] as const),
    z.tuple([z.literal('tuple'), z.array(typeSchema)]),
  ]),
);

/** Reads the JSON form of a cty type, as schemas carry it. Throws naming the JSON when it is none. */
export function parseType(json: Uint8Array): CtyType {
  const source = Buffer.from(json).toString('utf8');
  const primitive = primitives.get(source);
  if (primitive !== undefined) return primitive;
  const parsed = typeSchema.safeParse(JSON.parse(source));
  if (!parsed.success) throw new Error(`Expected the JSON of a cty type, received ${source}.`);
  return parsed.data;
}

/** The JSON form of a cty type, for schemas of our own. */
export function formatType(type: CtyType): Uint8Array {
  return Buffer.from(JSON.stringify(type), 'utf8');
}

// Nearly every attribute is one of these: not worth a parse each.
const primitives = new Map<string, CtyType>(
  (['string', 'number', 'bool', 'dynamic'] as const).map((name) => [`"${name}"`, name]),
);
