/**
 * `npm run torture`: hostile answers of our own through the whole flow, with traps around it that must stay untouched.
 *
 * Three processes, one inside the other: the warden lays the traps and looks at them afterwards; the parent holds a
 * secret in its environment and does nothing else; the grader, with a secret of its own, does what Plumbline does.
 */
import { parseArgs } from 'node:util';
import { holdSecret } from './torture/parent.js';
import { gradeAll } from './torture/grader.js';
import { guard } from './torture/warden.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true },
    'no-fuzz': { type: 'boolean', default: false },
    'no-overhead': { type: 'boolean', default: false },
    json: { type: 'string' },
    sandbox: { type: 'string' },
  },
});

const options = {
  only: values.only ?? [],
  fuzz: !values['no-fuzz'],
  overhead: !values['no-overhead'],
  json: values.json ?? null,
  sandbox: values.sandbox ?? null,
};

/** Ends by way of `exit`, which kills what was started, also when told to stop or when whoever started this is gone. */
function endWithParent(): void {
  const parent = process.ppid;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 1000).unref();
}

endWithParent();
const [role, folder] = positionals;
if (role === undefined) process.exitCode = await guard(options);
else if (role === 'parent' && folder !== undefined) process.exitCode = await holdSecret(folder);
else if (role === 'grader' && folder !== undefined) await gradeAll(folder);
else {
  process.stderr.write(`expected options only, received ${positionals.join(' ')}\n`);
  process.exitCode = 2;
}
