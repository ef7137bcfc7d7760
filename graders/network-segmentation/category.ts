import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 'network-segmentation',
  title: 'Network segmentation',
  why: 'Tiers that are not separated put databases within reach of the internet, and groups or routes that are wired to nothing leave the parts unable to talk to one another.',
  weight: 1,
});
