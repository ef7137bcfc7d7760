import { z } from 'zod';
import { categoryIdSchema } from '../domain/category.js';

/** What `graders/<category>/category.ts` declares. */
export const categorySchema = z.strictObject({
  /** Equals the folder. */
  id: categoryIdSchema,
  /** What people call it: "Key policies". */
  title: z.string().min(3).max(60),
  /** What goes wrong in a deployment when this category fails. */
  why: z.string().min(20),
  /** Weight in the score where a task states none. */
  weight: z.number().positive(),
});
export type Category = z.infer<typeof categorySchema>;

/** Types a category; `load.ts` validates it when the folder is read. */
export function defineCategory(category: Category): Category {
  return category;
}
