import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { hiddenUse } from '../../../src/grading/queries/network-uses.js';

export default defineCheck({
  id: 'rds-configuration/parameter-group-unused',
  title: 'A parameter or option group that no database uses',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'The settings in it (TLS, logging, limits) look effective and are not: the database runs with the defaults.',
  fix: 'Name the group in parameter_group_name, db_cluster_parameter_group_name or option_group_name of the database.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html'],
  },
  grade({ evidence, report }) {
    const types = ['aws_db_parameter_group', 'aws_rds_cluster_parameter_group', 'aws_db_option_group'];
    for (const group of resourcesOf(evidence, ...types)) {
      const users = evidence.resources.filter((resource) =>
        Object.entries(resource.references).some(
          ([path, references]) =>
            /(parameter|option)_group_name$/.test(path) && references.some(({ to }) => to === group.block),
        ),
      );
      if (users.length > 0) {
        report.pass();
        continue;
      }
      const hidden = hiddenUse(evidence, group);
      if (hidden === null) report.fail(at(group), `No database uses ${group.address}.`);
      else report.unknown(at(group), `No declared database uses ${group.address}, but ${hidden}.`);
    }
  },
});
