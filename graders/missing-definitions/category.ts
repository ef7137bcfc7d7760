import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'missing-definitions',
  title: 'Missing definitions',
  why: 'A name or a file that nothing in the answer defines stops validate, plan or apply, however good the rest is.',
  weight: 1,
});
