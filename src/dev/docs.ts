/**
 * `npm run docs`: writes what is generated: `graders/README.md` and a page for each category from the checks and their
 * cases, and the hashes of our own answers. With `--check` writes nothing, names the files that are not current and
 * exits with 1.
 */
import { writeHashes } from './docs/hashes.js';
import { writePages } from './docs/pages.js';

const onlyCheck = process.argv.includes('--check');
const changed = [...(await writePages({ write: !onlyCheck })), ...(await writeHashes({ write: !onlyCheck }))];
for (const path of changed) process.stdout.write(`${onlyCheck ? 'not current' : 'wrote'}: ${path}\n`);
if (changed.length === 0) process.stdout.write('all is current\n');
else if (onlyCheck) {
  process.stderr.write('Run npm run docs and commit what it writes.\n');
  process.exitCode = 1;
}
