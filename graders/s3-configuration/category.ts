import { defineCategory } from '../../src/grading/category.js';

export default defineCategory({
  id: 's3-configuration',
  title: 'S3 configuration',
  why: 'Bucket settings are split over many resources that depend on one another: a wrong pair is refused by AWS, overwrites itself, or leaves data public, unversioned or kept for ever.',
  weight: 1,
});
