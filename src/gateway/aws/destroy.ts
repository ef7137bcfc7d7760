import type { CtyObject } from '../wire/index.js';

/** When AWS (or the provider in its name) refuses to delete a resource, judged by its state. Null: it is deleted. */
type Refusal = (state: CtyObject) => string | null;

/** Protected by an argument that must be off first. */
function protectedBy(argument: string, on: string | boolean = true): Refusal {
  return (state) =>
    state[argument] === on
      ? `${argument} is ${JSON.stringify(on)}: AWS deletes it only once that is off.`
      : null;
}

/** Wants the name of a last snapshot, unless told to do without. */
const finalSnapshot: Refusal = (state) => {
  if (state.skip_final_snapshot === true) return null;
  const name = state.final_snapshot_identifier;
  return typeof name === 'string' && name !== ''
    ? null
    : 'final_snapshot_identifier is required when skip_final_snapshot is false.';
};

const snapshotOfReplica: Refusal = (state) => {
  const source = state.replicate_source_db;
  const isReplica = typeof source === 'string' && source !== '';
  return isReplica && state.skip_final_snapshot !== true
    ? 'A read replica takes no final snapshot: skip_final_snapshot must be true.'
    : null;
};

const refusals: ReadonlyMap<string, readonly Refusal[]> = new Map([
  ['aws_db_instance', [protectedBy('deletion_protection'), snapshotOfReplica, finalSnapshot]],
  ['aws_rds_cluster', [protectedBy('deletion_protection'), finalSnapshot]],
  ['aws_rds_global_cluster', [protectedBy('deletion_protection')]],
  ['aws_docdb_cluster', [protectedBy('deletion_protection'), finalSnapshot]],
  ['aws_neptune_cluster', [protectedBy('deletion_protection'), finalSnapshot]],
  ['aws_redshift_cluster', [finalSnapshot]],
  ['aws_lb', [protectedBy('enable_deletion_protection')]],
  ['aws_alb', [protectedBy('enable_deletion_protection')]],
  ['aws_dynamodb_table', [protectedBy('deletion_protection_enabled')]],
  ['aws_cognito_user_pool', [protectedBy('deletion_protection', 'ACTIVE')]],
  ['aws_qldb_ledger', [protectedBy('deletion_protection')]],
  ['aws_networkfirewall_firewall', [protectedBy('delete_protection')]],
  ['aws_instance', [protectedBy('disable_api_termination')]],
  ['aws_verifiedpermissions_policy_store', [protectedBy('deletion_protection', 'ENABLED')]],
]);

/** Why AWS would refuse to delete a resource in this state; null where it would not. */
export function refusalToDelete(type: string, state: CtyObject): string | null {
  for (const refusal of refusals.get(type) ?? []) {
    const reason = refusal(state);
    if (reason !== null) return reason;
  }
  return null;
}
