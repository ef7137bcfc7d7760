import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'resource-management',
  title: 'Resource management',
  why: 'Names that AWS refuses or that collide stop an apply; missing tags, fixed accounts and undeclared order cost whoever has to run what was deployed.',
  weight: 1,
});
