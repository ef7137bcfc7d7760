import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'encryption',
  title: 'Encryption',
  why: 'Storage without encryption cannot be encrypted in place later, and traffic in plain text can be read on the way; both are found by the first audit.',
  weight: 1,
});
