import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'dependency-cycles',
  title: 'Dependency cycles',
  why: 'Terraform refuses a configuration whose resources wait for one another: nothing of it can be planned.',
  weight: 1,
});
