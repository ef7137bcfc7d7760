import { type Rule } from '../scene.js';

/** A type that is known by its ARN. */
export const byArn = (arn: string, more: Rule = {}): Rule => ({ id: '{arn}', arn: `arn=${arn}`, ...more });

/** A type with an id of its own, which its ARN ends in. */
export const byId = (id: string, arn: string, more: Rule = {}): Rule => ({ id, arn: `arn=${arn}`, ...more });

/** A type that lives inside another: nothing but an id. */
export const inside = (id: string): Rule => ({ id });

/** One setting of an account, or of an account in a region. */
export const ofAccount: Rule = { id: '{account}', account_id: '{account}' };
export const ofRegion: Rule = { id: '{place.region}' };
