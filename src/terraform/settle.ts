import { z } from 'zod';
import type { Diagnostic, Fault } from '../domain/stage.js';

interface Module {
  readonly resources?: readonly {
    readonly address: string;
    readonly expressions?: Readonly<Record<string, unknown>>;
  }[];
  readonly module_calls?: Readonly<Record<string, { readonly module?: Module }>>;
}

const moduleSchema: z.ZodType<Module> = z.lazy(() =>
  z.object({
    resources: z
      .array(z.object({ address: z.string(), expressions: z.record(z.string(), z.unknown()).optional() }))
      .optional(),
    module_calls: z.record(z.string(), z.object({ module: moduleSchema.optional() })).optional(),
  }),
);

const planSchema = z.object({
  configuration: z.object({ root_module: moduleSchema }).optional(),
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        module_address: z.string().optional(),
        type: z.string().optional(),
        name: z.string().optional(),
        mode: z.string(),
        change: z.object({
          actions: z.array(z.string()),
          before: z.record(z.string(), z.unknown()).nullish(),
          after: z.record(z.string(), z.unknown()).nullish(),
          after_unknown: z.record(z.string(), z.unknown()).nullish(),
        }),
      }),
    )
    .default([]),
});

type Plan = z.infer<typeof planSchema>;
type Changed = Plan['resource_changes'][number];

function differing(change: Changed['change']): string[] {
  const before = change.before ?? {};
  const after = change.after ?? {};
  const unknown = change.after_unknown ?? {};
  return [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)])].filter(
    (name) =>
      (unknown[name] !== undefined &&
        unknown[name] !== false &&
        JSON.stringify(unknown[name]).includes('true')) ||
      JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
}

/** Names of the arguments that the answer writes for a resource; null where the plan does not show them. */
function written({ configuration }: Plan, { module_address, type, name }: Changed): string[] | null {
  let module: Module | undefined = configuration?.root_module;
  // Calls by their names, instances left out: `module.a["x.y"].module.b` is `a`, `b`.
  for (const call of (module_address ?? '')
    .replace(/\["?(?:\\.|[^\]\\])*\]/g, '')
    .split(/\.?module\./)
    .slice(1))
    module = module?.module_calls?.[call]?.module;
  const found = module?.resources?.find(({ address }) => address === `${type}.${name}`);
  return found === undefined ? null : Object.keys(found.expressions ?? {});
}

/**
 * Whose fault it is that a resource would change. Where it would be updated in place, and in nothing but what the answer
 * leaves to AWS, the rehearsal has filled in a value that AWS would not have. Tags come from the provider block, too.
 */
function faultOf(plan: Plan, changed: Changed, action: string, attributes: readonly string[]): Fault {
  const own = written(plan, changed);
  if (action !== 'update' || own === null || attributes.length === 0) return 'answer';
  return attributes.some((name) => name === 'tags_all' || own.includes(name)) ? 'answer' : 'ours';
}

/** One error per managed resource that a second plan would change, naming the attributes that differ. */
export function settleDiagnostics(
  changes: readonly { address: string; action: string }[],
  shown: unknown,
): { readonly diagnostics: Diagnostic[]; readonly fault: Fault } {
  const parsed = planSchema.safeParse(shown);
  const plan: Plan = parsed.success ? parsed.data : { resource_changes: [] };
  const byAddress = new Map(plan.resource_changes.map((item) => [item.address, item]));
  const found = changes.map(({ address, action }) => {
    const changed = byAddress.get(address);
    const attributes = changed === undefined ? [] : differing(changed.change);
    const fault = changed === undefined ? 'answer' : faultOf(plan, changed, action, attributes);
    const diagnostic = {
      severity: 'error' as const,
      summary: 'Configuration does not settle',
      detail: `A second plan right after apply would ${action} ${address}${attributes.length === 0 ? '' : ` (${attributes.join(', ')})`}.`,
      address,
      file: null,
      line: null,
    };
    return { diagnostic, fault };
  });
  return {
    diagnostics: found.map(({ diagnostic }) => diagnostic),
    fault: found.some(({ fault }) => fault === 'answer') ? 'answer' : 'ours',
  };
}
