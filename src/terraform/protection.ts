import type { Diagnostic, StageResult } from '../domain/stage.js';

/** What the gateway says in AWS's stead where a resource is protected, and what Terraform says of `prevent_destroy`. */
const byAws = /^AWS refuses to delete (\w+)/;
const whileProtected = /^(\w+) is (?:true|"[A-Z]+"): AWS deletes it only once that is off\.$/;
const byTerraform = /^Resource (\S+) has lifecycle\.prevent_destroy set/;

/** True for a refusal that the answer asked for by protecting a resource. */
function isProtection(diagnostic: Diagnostic): boolean {
  if (diagnostic.summary === 'Instance cannot be destroyed') return byTerraform.test(diagnostic.detail);
  return byAws.test(diagnostic.summary) && whileProtected.test(diagnostic.detail);
}

/** Gives refusals the address that Terraform names only beside them. */
function addressed(diagnostic: Diagnostic, failed: string[]): Diagnostic {
  if (diagnostic.address !== null) return diagnostic;
  const prevented = byTerraform.exec(diagnostic.detail)?.[1];
  const type = byAws.exec(diagnostic.summary)?.[1];
  const index = type === undefined ? -1 : failed.findIndex((address) => address.split('.').includes(type));
  const address = prevented ?? (index < 0 ? null : (failed.splice(index, 1)[0] ?? null));
  return { ...diagnostic, address };
}

/**
 * A resource that refuses to be deleted because the answer protects it is no broken deployment: unless the task forbids
 * protection, such a destroy passes and the refusals stay as warnings. Any other error beside them still fails it.
 */
export function withProtection(
  result: StageResult,
  failed: readonly string[],
  protection: 'required' | 'forbidden' | 'unstated',
): StageResult {
  const left = [...failed];
  const diagnostics = result.diagnostics.map((item) => addressed(item, left));
  const errors = diagnostics.filter((item) => item.severity === 'error');
  const deliberate = errors.length > 0 && errors.every(isProtection) && protection !== 'forbidden';
  if (result.verdict !== 'fail' || !deliberate) return { ...result, diagnostics };
  const { fault: _fault, ...rest } = result;
  return {
    ...rest,
    verdict: 'pass',
    reason: 'protected resources were kept, as the configuration says',
    diagnostics: diagnostics.map((item) => ({ ...item, severity: 'warning' })),
  };
}
