import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'kms-key-policy',
  title: 'Key policies',
  why: 'A key whose policy does not speak to the services that use it breaks them while they run: log groups cannot be created, alarms are dropped, trails stop. A policy that speaks to everybody protects nothing.',
  weight: 1,
});
