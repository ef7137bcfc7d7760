import { z } from 'zod';
import type { Value } from '../domain/value.js';
import { keySuffix } from './expand.js';

/** What a plan or a state says of one resource instance. */
export interface PlannedInstance {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly key: string | number | null;
  /** With keys, `''` for the root. */
  readonly module: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Terraform's `after_unknown`: `true` where a value is known only after apply, nested as the values are. */
  readonly unknown: unknown;
}

const keySchema = z.union([z.string(), z.number()]).nullish();
const modeSchema = z.enum(['managed', 'data']);
const valuesSchema = z.record(z.string(), z.unknown());

const planResourceSchema = z.looseObject({
  address: z.string(),
  mode: modeSchema,
  type: z.string(),
  name: z.string(),
  index: keySchema,
  values: valuesSchema.nullish(),
});

interface PlanModule {
  address?: string | undefined;
  resources?: z.infer<typeof planResourceSchema>[] | undefined;
  child_modules?: PlanModule[] | undefined;
}

const planModuleSchema: z.ZodType<PlanModule> = z.looseObject({
  address: z.string().optional(),
  resources: z.array(planResourceSchema).optional(),
  get child_modules(): z.ZodType<PlanModule[] | undefined> {
    return z.array(planModuleSchema).optional();
  },
});

const planSchema = z.looseObject({
  planned_values: z.looseObject({ root_module: planModuleSchema.optional() }).optional(),
  prior_state: z
    .looseObject({ values: z.looseObject({ root_module: planModuleSchema.optional() }).optional() })
    .optional(),
  resource_changes: z
    .array(z.looseObject({ address: z.string(), change: z.looseObject({ after_unknown: z.unknown() }) }))
    .optional(),
});

const stateSchema = z.looseObject({
  resources: z
    .array(
      z.looseObject({
        module: z.string().optional(),
        mode: modeSchema,
        type: z.string(),
        name: z.string(),
        instances: z.array(z.looseObject({ index_key: keySchema, attributes: valuesSchema.nullish() })),
      }),
    )
    .optional(),
});

/** Instances of a plan: planned ones, and data sources that were read while planning. Throws where it is no plan. */
export function planInstances(plan: unknown): PlannedInstance[] {
  const parsed = read(planSchema, plan, 'the output of "terraform show -json" on a plan');
  const unknowns = new Map(
    parsed.resource_changes?.map(({ address, change }) => [address, change.after_unknown]),
  );
  const found = new Map<string, PlannedInstance>();
  const add = (module: PlanModule | undefined, only: 'data' | null): void => {
    for (const resource of module?.resources ?? []) {
      const { mode, type, name, address } = resource;
      if (only !== null && mode !== only) continue;
      found.set(address, {
        mode,
        type,
        name,
        address,
        key: resource.index ?? null,
        module: module?.address ?? '',
        values: resource.values ?? {},
        unknown: unknowns.get(address),
      });
    }
    for (const child of module?.child_modules ?? []) add(child, only);
  };
  add(parsed.prior_state?.values?.root_module, 'data');
  add(parsed.planned_values?.root_module, null);
  return [...found.values()];
}

/** Instances of a state file. Throws where it is none. */
export function stateInstances(state: unknown): PlannedInstance[] {
  const { resources = [] } = read(stateSchema, state, 'a state file');
  return resources.flatMap(({ module = '', mode, type, name, instances }) =>
    instances.map(({ index_key, attributes }) => {
      const key = index_key ?? null;
      const local = `${mode === 'data' ? 'data.' : ''}${type}.${name}${keySuffix(key)}`;
      const address = module === '' ? local : `${module}.${local}`;
      return { mode, type, name, address, key, module, values: attributes ?? {}, unknown: undefined };
    }),
  );
}

function read<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`Expected ${what}, but received something else: ${z.prettifyError(result.error)}`);
}

/** JSON as a value. Anything that JSON does not have becomes null. */
export function valueOf(json: unknown): Value {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (typeof json !== 'object' || json === null) return null;
  if (Array.isArray(json)) return json.map(valueOf);
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, valueOf(item)]));
}

/** A module's path or an address without instance keys. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}
