import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'module-structure',
  title: 'Modules',
  why: 'A module that is not in the answer, or is called with the wrong inputs, stops the deployment at init or validate, before anything else can be judged.',
  weight: 1,
});
