/**
 * The moments of a run at which `npm run crash` kills it. Nothing of the product can arm them: without a hook, which only
 * the suite's own process sets, each is a call that does nothing.
 */
export const failpoints = [
  'store.open',
  'store.opened',
  'migrate.within',
  'migrate.done',
  'run.within',
  'run.created',
  'run.reopened',
  'ask.before',
  'ask.attempt-failed',
  'ask.after',
  'answer.within',
  'answer.stored',
  'assess.before',
  'assess.after',
  'score.within-early',
  'score.within-late',
  'score.stored',
  'failure.within',
  'failure.stored',
  'progress.after',
  'finish.within',
  'finish.stored',
  'leaderboard.read',
  'export.half',
  'export.written',
  'checkpoint.before',
  'checkpoint.after',
  'store.closed',
] as const;
export type Failpoint = (typeof failpoints)[number];

let hook: ((name: Failpoint) => void) | null = null;

/** Says that the run has come to this point. */
export function failpoint(name: Failpoint): void {
  hook?.(name);
}

/** Has every point call `reached`. Only for the crash suite. */
export function armFailpoints(reached: (name: Failpoint) => void): void {
  hook = reached;
}
