import { oursMarker } from '../contract.js';
import { diagnosticCodec, message, repeated, type CtyValue, type WireDiagnostic } from '../wire/index.js';
import { replaceFields } from '../wire/ranges.js';
import { valueAt, type Inventions } from './inventions.js';

const codecs = new Map<number, ReturnType<typeof diagnosticsAt>>();

function diagnosticsAt(field: number) {
  return message({ diagnostics: repeated(field, () => diagnosticCodec) });
}

function codecFor(field: number): ReturnType<typeof diagnosticsAt> {
  const known = codecs.get(field);
  if (known !== undefined) return known;
  const made = diagnosticsAt(field);
  codecs.set(field, made);
  return made;
}

/** The error diagnostics of a response whose diagnostics are in `field`. */
export function errorsIn(response: Uint8Array, field: number): readonly WireDiagnostic[] {
  return codecFor(field)
    .decode(response)
    .diagnostics.filter(({ severity }) => severity === 1);
}

/** A response with each of its diagnostics changed, all else untouched. */
export function withDiagnostics(
  response: Uint8Array,
  field: number,
  change: (diagnostic: WireDiagnostic) => WireDiagnostic,
): Uint8Array {
  const codec = codecFor(field);
  const diagnostics = codec.decode(response).diagnostics.map(change);
  return replaceFields(response, new Set([field]), codec.encode({ diagnostics }));
}

/** A response that holds one error of ours and nothing else. */
export function ourError(field: number, summary: string, detail: string): Uint8Array {
  return answerError(field, `${oursMarker}${summary}`, detail);
}

/** A response that holds one error of the answer's and nothing else. */
export function answerError(field: number, summary: string, detail: string): Uint8Array {
  return codecFor(field).encode({ diagnostics: [{ severity: 1, summary, detail, attribute: null }] });
}

/** Marks a diagnostic as our fault. */
export function marked(diagnostic: WireDiagnostic): WireDiagnostic {
  return { ...diagnostic, summary: `${oursMarker}${diagnostic.summary}` };
}

/**
 * Which errors a made-up value caused. An error at an attribute whose value is or contains one is ours. Where an
 * error names no such attribute, the same call is made with the made-up strings unknown: if no error comes back,
 * they were the cause.
 */
export async function blame(
  errors: readonly WireDiagnostic[],
  config: CtyValue,
  inventions: Inventions,
  /** Makes the call again without the made-up strings and tells whether errors remain. */
  failsWithout: () => Promise<boolean>,
): Promise<ReadonlySet<WireDiagnostic>> {
  if (inventions.empty || inventions.without(config) === config) return new Set();
  const ours = new Set<WireDiagnostic>();
  let remains: boolean | null = null;
  for (const error of errors) {
    const value = error.attribute === null ? undefined : valueAt(config, error.attribute);
    if (typeof value === 'string') {
      if (inventions.taint(value)) ours.add(error);
      continue;
    }
    remains ??= await failsWithout();
    if (!remains) ours.add(error);
  }
  return ours;
}
