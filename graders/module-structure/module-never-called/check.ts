import { defineCheck } from '../../../src/grading/contract.js';
import { folderOf } from '../../../src/grading/queries/declarations.js';

export default defineCheck({
  id: 'module-structure/module-never-called',
  title: 'A module folder that nothing calls',
  severity: 'medium',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'Resources in a module that nothing calls are never deployed, however well they are written.',
  fix: 'Call the module from the root module, or leave the folder out.',
  limits:
    'Looks at folders below a folder named modules; other folders may be roots or examples of their own.',
  grade({ evidence, report }) {
    const called = new Set(evidence.modules.map((call) => call.folder));
    const files = evidence.files.filter((file) => /(^|\/)modules\/.*\.tf$/.test(file.path));
    const folders = new Set(
      files.map((file) => folderOf(file.path)).filter((folder) => folder !== evidence.root),
    );
    for (const folder of folders) {
      const [first] = files
        .filter((file) => folderOf(file.path) === folder)
        .map((file) => file.path)
        .sort();
      if (called.has(folder)) report.pass();
      else
        report.fail(
          { location: { file: first ?? folder, line: 1 } },
          `${folder} is a module that nothing calls.`,
        );
    }
  },
});
