import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'compliance-automation',
  title: 'Compliance automation',
  why: 'A recorder that never starts, rules created before it, or a trail that may not write to its bucket stop the deployment or leave nobody watching.',
  weight: 1,
});
