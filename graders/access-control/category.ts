import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'access-control',
  title: 'Access control',
  why: 'Permissions wider than the need, roles that the wrong service may assume and secrets in plain text turn one stolen credential into the whole account; roles that the right service may not assume stop the deployment.',
  weight: 1,
});
