import { type WireDiagnostic, errorDiagnostic } from '../wire/index.js';
import { type Problem } from './contract.js';

/** Problems as the protocol carries them. */
export function diagnosticsOf(problems: readonly Problem[]): readonly WireDiagnostic[] {
  return problems.map(({ severity, summary, detail, attribute }) => ({
    ...errorDiagnostic(summary, detail, attribute === undefined ? [] : [attribute]),
    severity: severity === 'warning' ? 2 : 1,
  }));
}

/** What is said about a type the provider does not have; Terraform asks for one only after cutting its schema. */
export function noSuchType(kind: string, type: string, provider: string): readonly WireDiagnostic[] {
  return [errorDiagnostic(`Unknown ${kind} type`, `The ${provider} provider has no ${kind} ${type}.`)];
}
