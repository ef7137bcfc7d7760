import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'monitoring',
  title: 'Monitoring',
  why: 'An alarm on a metric that does not exist, or one that tells nobody, looks like monitoring and is none: failures and attacks go unseen.',
  weight: 1,
});
