import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { engineOf } from '../../../src/grading/queries/databases.js';
import { numberOf, stringOf } from '../../../src/grading/queries/values.js';

interface Fault {
  readonly attribute: string | undefined;
  readonly text: string;
}

export default defineCheck({
  id: 'rds-configuration/storage-settings',
  title: 'Storage size, type or IOPS that RDS refuses together',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'RDS refuses the combination when the database is created; plan does not notice.',
  fix: 'Use at least 20 GiB, iops with io1 or io2, no iops on gp3 below 400 GiB, and max_allocated_storage above allocated_storage.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html'] },
  grade({ evidence, report }) {
    for (const database of resourcesOf(evidence, 'aws_db_instance')) {
      const settings = ['allocated_storage', 'max_allocated_storage', 'iops', 'storage_type'];
      const unclear = settings.find(
        (name) => database.locations[name] !== undefined && isUnknown(database.values[name]),
      );
      const faults = faultsOf(database);
      for (const { attribute, text } of faults)
        report.fail(at(database, attribute), `${database.address}: ${text}.`);
      if (faults.length > 0) continue;
      if (unclear !== undefined)
        report.unknown(at(database, unclear), `${database.address}: ${unclear} cannot be resolved.`);
      else report.pass();
    }
  },
});

function faultsOf(database: Resource): readonly Fault[] {
  const number = (attribute: string) => {
    const value = numberOf(database, attribute);
    return isUnknown(value) ? undefined : value;
  };
  const size = number('allocated_storage');
  const most = number('max_allocated_storage');
  const iops = number('iops');
  const type = stringOf(database, 'storage_type');
  const engine = engineOf(database);
  const family = typeof engine === 'string' && /^(postgres|mysql|mariadb)$/.test(engine);
  const faults: Fault[] = [];
  if (size !== undefined && size > 0 && size < 20 && type !== 'standard' && !isUnknown(type)) {
    faults.push({ attribute: 'allocated_storage', text: `${size} GiB is below the least RDS accepts, 20` });
  }
  if (size !== undefined && most !== undefined && most > 0 && most < size) {
    faults.push({
      attribute: 'max_allocated_storage',
      text: `max_allocated_storage ${most} is below allocated_storage ${size}`,
    });
  }
  if (
    (type === 'io1' || type === 'io2') &&
    (database.values.iops === undefined || database.values.iops === null)
  ) {
    faults.push({ attribute: 'storage_type', text: `storage_type ${type} needs iops` });
  }
  if (type === 'gp3' && iops !== undefined && iops > 0 && size !== undefined && size < 400 && family) {
    faults.push({
      attribute: 'iops',
      text: `iops cannot be set on gp3 below 400 GiB (allocated_storage is ${size})`,
    });
  }
  return faults;
}
