import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'rds-configuration',
  title: 'Databases',
  why: 'Database settings that AWS refuses stop the deployment or the teardown, and those it accepts silently leave data without backups, failover or privacy.',
  weight: 1,
});
