import { posix } from 'node:path';
import { z } from 'zod';
import type { Diagnostic } from '../domain/stage.js';

const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning']),
  summary: z.string().default(''),
  detail: z.string().default(''),
  address: z.string().optional(),
  range: z.object({ filename: z.string(), start: z.object({ line: z.number() }) }).optional(),
  snippet: z.object({ context: z.string().nullish() }).optional(),
});

const changeSchema = z.object({
  resource: z.object({ addr: z.string(), resource: z.string().optional() }),
  action: z.string(),
});

const hookSchema = z.object({ resource: z.object({ addr: z.string() }) });

const summarySchema = z.object({
  add: z.number().default(0),
  change: z.number().default(0),
  remove: z.number().default(0),
  operation: z.string().default(''),
});

const lineSchema = z.object({
  type: z.string().optional(),
  diagnostic: diagnosticSchema.optional(),
  change: changeSchema.optional().catch(undefined),
  hook: hookSchema.optional().catch(undefined),
  changes: summarySchema.optional().catch(undefined),
});

/** What Terraform's machine-readable output held. */
export interface TerraformOutput {
  readonly diagnostics: readonly Diagnostic[];
  /** Planned changes of managed resources, no-ops left out. */
  readonly changes: readonly { readonly address: string; readonly action: string }[];
  /** Addresses of resources whose apply or destroy failed. */
  readonly failed: readonly string[];
  /** The last summary line's counts, null without one. */
  readonly counts: { readonly add: number; readonly change: number; readonly remove: number } | null;
}

/** How paths in Terraform's output become paths of the answer. */
export interface Placement {
  /** Root module's folder relative to the answer's folder. */
  readonly root: string;
  /** Absolute folders whose names must not show; each is replaced by nothing. */
  readonly hide: readonly string[];
}

/** `resource "aws_vpc" "main"` → `aws_vpc.main`; null for what is no addressable block. */
function addressOfContext(context: string | null | undefined): string | null {
  const match = /^(resource|data|module|variable|output|provider|ephemeral) "([^"]+)"(?: "([^"]+)")?/.exec(
    context ?? '',
  );
  if (match === null) return null;
  const [, kind, first, second] = match;
  if (first === undefined) return null;
  if (kind === 'resource' && second !== undefined) return `${first}.${second}`;
  if ((kind === 'data' || kind === 'ephemeral') && second !== undefined) return `${kind}.${first}.${second}`;
  return `${kind === 'variable' ? 'var' : (kind ?? '')}.${first}`;
}

/** Addresses that Terraform names only in the text: a lost provider configuration, the first member of a cycle. */
function addressInText(summary: string, detail: string): string | null {
  return (
    /^To work with (\S+) its original/.exec(detail)?.[1] ?? /^Cycle: ([^\s,]+)/.exec(summary)?.[1] ?? null
  );
}

/** Terraform lists the members of a cycle in the order of a map, another one each time. */
function inCycleOrder(summary: string): string {
  const [, members] = /^Cycle: (.+)$/s.exec(summary) ?? [];
  return members === undefined ? summary : `Cycle: ${members.split(', ').sort().join(', ')}`;
}

function placed(raw: z.infer<typeof diagnosticSchema>, placement: Placement): Diagnostic {
  const hidden = (text: string): string =>
    placement.hide.reduce((kept, folder) => kept.replaceAll(folder, '.'), text);
  const summary = inCycleOrder(hidden(raw.summary).trim());
  const file =
    raw.range === undefined ? null : posix.normalize(posix.join(placement.root, hidden(raw.range.filename)));
  return {
    severity: raw.severity,
    summary,
    detail: hidden(raw.detail).trim(),
    address: raw.address ?? addressOfContext(raw.snippet?.context) ?? addressInText(summary, raw.detail),
    file,
    line: raw.range?.start.line ?? null,
  };
}

/** Terraform prints diagnostics in no stable order: errors first, then by place, then by text. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = (item: Diagnostic): string =>
    [
      item.severity === 'error' ? 0 : 1,
      item.file ?? '\uffff',
      String(item.line ?? 0).padStart(8, '0'),
      item.address ?? '',
      item.summary,
      item.detail,
    ].join('\u0000');
  const keyed = new Map(diagnostics.map((item) => [key(item), item]));
  return [...keyed.keys()].sort().flatMap((name) => keyed.get(name) ?? []);
}

/** Leaves out the general "encountered problems" error that `init` prints beside the real ones. */
function withoutPreamble(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const real = diagnostics.filter(
    (item) => !/encountered problems during initiali[sz]ation/i.test(`${item.summary} ${item.detail}`),
  );
  return real.some((item) => item.severity === 'error') ? real : diagnostics;
}

function parsedLines(stdout: string): unknown[] {
  return stdout.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      return []; // A line cut off by a kill says nothing.
    }
  });
}

/** Reads the line-by-line JSON of `init`, `plan` and `apply`. Lines that are no JSON are passed over. */
export function readLines(stdout: string, placement: Placement): TerraformOutput {
  const lines = parsedLines(stdout).flatMap((line) => {
    const parsed = lineSchema.safeParse(line);
    return parsed.success ? [parsed.data] : [];
  });
  const diagnostics = lines.flatMap((line) =>
    line.diagnostic === undefined ? [] : [placed(line.diagnostic, placement)],
  );
  const changes = lines.flatMap((line) => {
    if (line.type !== 'planned_change' || line.change === undefined) return [];
    const { action, resource } = line.change;
    const isData = /(^|\.)data\./.test(resource.resource ?? resource.addr);
    return isData || action === 'noop' || action === 'read' ? [] : [{ address: resource.addr, action }];
  });
  const counts = lines.flatMap((line) =>
    line.type === 'change_summary' && line.changes !== undefined ? [line.changes] : [],
  );
  const failed = lines.flatMap((line) =>
    line.type === 'apply_errored' && line.hook !== undefined ? [line.hook.resource.addr] : [],
  );
  return {
    diagnostics: inOrder(withoutPreamble(diagnostics)),
    changes,
    failed,
    counts: counts.at(-1) ?? null,
  };
}

const validateSchema = z.object({ diagnostics: z.array(diagnosticSchema).default([]) });

/** Reads the single JSON object of `validate -json`. */
export function readValidate(stdout: string, placement: Placement): TerraformOutput {
  const start = stdout.indexOf('{');
  let raw: unknown;
  try {
    raw = JSON.parse(stdout.slice(Math.max(start, 0)));
  } catch {
    raw = undefined; // Told apart below: no diagnostics at all.
  }
  const parsed = validateSchema.safeParse(raw);
  const diagnostics = parsed.success ? parsed.data.diagnostics.map((item) => placed(item, placement)) : [];
  return { diagnostics: inOrder(withoutPreamble(diagnostics)), changes: [], failed: [], counts: null };
}
