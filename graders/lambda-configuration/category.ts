import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'lambda-configuration',
  title: 'Lambda functions',
  why: 'A function without a usable package, handler, runtime, role or trigger permission is refused by AWS, or deploys and never runs.',
  weight: 1,
});
