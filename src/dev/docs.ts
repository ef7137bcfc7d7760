/**
 * `npm run docs`: writes `graders/README.md` and a page for each category from the checks and their cases. With
 * `--check` writes nothing, names the pages that are not current and exits with 1.
 */
import { writePages } from './docs/pages.js';

const onlyCheck = process.argv.includes('--check');
const changed = await writePages({ write: !onlyCheck });
for (const path of changed) process.stdout.write(`${onlyCheck ? 'not current' : 'wrote'}: ${path}\n`);
if (changed.length === 0) process.stdout.write('the pages are current\n');
else if (onlyCheck) {
  process.stderr.write('Run npm run docs and commit what it writes.\n');
  process.exitCode = 1;
}
