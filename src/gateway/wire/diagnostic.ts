import {
  embedded,
  integer,
  message,
  optionalInteger,
  optionalText,
  repeated,
  text,
  type Codec,
  type Decoded,
} from './codec.js';

const step = message({ attribute: optionalText(1), key: optionalText(2), index: optionalInteger(3) });
/** `AttributePath`: steps from the root of a value, each an attribute's name, a map key or a list index. */
export const attributePath = message({ steps: repeated(1, () => step) });
export type AttributePath = Decoded<typeof attributePath>;

/** What a provider says about a call. Severity 1 is an error, 2 a warning. */
export interface WireDiagnostic {
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
  readonly attribute: AttributePath | null;
}

export const diagnosticCodec: Codec<WireDiagnostic> = message({
  severity: integer(1),
  summary: text(2),
  detail: text(3),
  attribute: embedded(4, () => attributePath),
});

/** An error diagnostic, at an attribute (by its names and indexes from the root) where one is given. */
export function errorDiagnostic(
  summary: string,
  detail: string,
  path: readonly (string | number)[] = [],
): WireDiagnostic {
  const steps = path.map((part) =>
    typeof part === 'number'
      ? { attribute: null, key: null, index: part }
      : { attribute: part, key: null, index: null },
  );
  return { severity: 1, summary, detail, attribute: steps.length === 0 ? null : { steps } };
}
