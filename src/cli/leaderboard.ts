import { z } from 'zod';
import { renderLeaderboard, type LeaderboardFormat } from '../report/leaderboard.js';
import { readLeaderboard } from '../store/leaderboard.js';
import { withStore } from '../store/open.js';
import { UsageError } from './errors.js';

const optionsSchema = z.object({
  run: z.string().optional(),
  json: z.boolean().default(false),
  csv: z.boolean().default(false),
  md: z.boolean().default(false),
  db: z.string(),
});

function formatOf(options: z.infer<typeof optionsSchema>): LeaderboardFormat {
  if (options.json) return 'json';
  if (options.csv) return 'csv';
  return options.md ? 'md' : 'table';
}

/** Shows the standing of a run's models. */
export function leaderboardCommand(raw: unknown): void {
  const options = optionsSchema.parse(raw);
  const data = withStore(options.db, { readonly: true }, (db) => readLeaderboard(db, options.run));
  if (data === null) {
    throw new UsageError(
      options.run === undefined
        ? `${options.db} holds no run yet; make one with npm run bench`
        : `${options.db} holds no run "${options.run}"; leave --run out for the latest`,
    );
  }
  process.stdout.write(renderLeaderboard(data, formatOf(options)));
}
