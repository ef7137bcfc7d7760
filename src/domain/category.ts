import { z } from 'zod';

/** The failure classes, in the order of the seed document; see `graders/<category>/category.ts`. */
export const categoryIds = [
  'module-structure',
  'missing-definitions',
  'dependency-cycles',
  'lambda-configuration',
  'rds-configuration',
  's3-configuration',
  'kms-key-policy',
  'network-segmentation',
  'compliance-automation',
  'encryption',
  'access-control',
  'monitoring',
  'resource-management',
  'requirement-coverage',
] as const;
export const categoryIdSchema = z.enum(categoryIds);
export type CategoryId = z.infer<typeof categoryIdSchema>;

/** How bad a failure is, worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;
