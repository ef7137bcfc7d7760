import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'requirement-coverage',
  title: 'Requirement coverage',
  why: 'An answer that deploys well and leaves out what was asked for has not done the task.',
  weight: 1,
});
