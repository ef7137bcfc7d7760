import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { file, main, type HostileAnswer } from '../contract.js';

const queue = 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}';
/** Content of files that must not be taken; nothing else of them shows. */
const content = '# this file is refused';

/** An answer whose `main.tf` is honest and whose other files must all be refused. */
function refusing(name: string, threat: string, paths: readonly string[]): HostileAnswer {
  return {
    name,
    threat,
    answer: () => main(queue) + paths.map((path) => file(path, content)).join('\n'),
    ends: 'passes',
    taken: ['main.tf'],
  };
}

/** The same as a folder that is handed in, where names are exactly what they are. */
function inFolder(name: string, threat: string, paths: readonly string[]): HostileAnswer {
  return {
    name,
    threat,
    answer: {
      folder: (into) => {
        writeFileSync(join(into, 'main.tf'), queue);
        for (const path of paths) writeFileSync(join(into, path), content);
      },
    },
    ends: 'passes',
    taken: ['main.tf'],
  };
}

/** Answers whose harm lies in the names, number or kind of their files. */
export const naming: readonly HostileAnswer[] = [
  refusing('name-overrides', 'override files, some sorting after ours', [
    'override.tf',
    'zzzz_override.tf',
    'zzzz_plumbline_override.tf',
    'zzzzz_override.tf.json',
    'ZZZZ_OVERRIDE.TF',
    './zz_override.tf',
  ]),
  refusing('name-state', 'state, plans, locks and settings', [
    'terraform.tfstate',
    'terraform.tfstate.backup',
    'terraform.tfstate.d/prod/terraform.tfstate',
    '.terraform.lock.hcl',
    '.terraform/terraform.tfstate',
    'tfplan',
    'crash.log',
  ]),
  refusing('name-traversal', 'paths that leave the folder, in every spelling', [
    '../evil.tf',
    '../../../../tmp/evil.tf',
    'a/../../evil.tf',
    './../evil.tf',
    '..\\evil.tf',
    'a\\..\\..\\evil.tf',
    '/etc/cron.d/evil.conf',
    '~/evil.tf',
    '~root/evil.tf',
    'C:\\evil.tf',
    '....//evil.tf',
    '..%2fevil.tf',
    '%2e%2e/evil.tf',
    '．．/evil.tf',
    '..\u2215evil.tf',
    'modules/../../evil.tf',
    '$HOME/evil.tf',
  ]),
  refusing('name-devices', 'names of devices and names that end in dots or blanks', [
    'con.tf',
    'NUL.tf',
    'aux/main.tf',
    'com1.tf',
    'lpt9.tf',
    'a./evil.tf',
  ]),
  refusing('name-hidden', 'hidden files, hooks and shell settings', [
    '.git/hooks/pre-commit',
    '.git/config',
    '.bashrc',
    '.ssh/authorized_keys',
    '.aws/credentials',
    '.npmrc',
    '.envrc',
    '.terraform.d/credentials.tfrc.json',
    '.vscode/tasks.json',
  ]),
  inFolder('name-controls', 'control and direction characters in names', [
    'evil\u001b[2J.tf',
    'evil\u202efdt.tf',
    'evil\r.tf',
    'evil\n.tf',
    'ev\u200bil.tf',
    'evil\u2028.tf',
    '\ufeffevil.tf',
    '-rf.tf\u0007',
  ]),
  inFolder('name-devices-in-folder', 'devices, dots and blanks at the ends of names', [
    'con.tf',
    'NUL.tf',
    'evil.tf.',
    'evil.tf ',
    ' evil.tf',
    'evil:x.tf',
  ]),
  refusing('name-capitals', 'names that are one where capitals do not count', [
    'Main.tf',
    'MAIN.TF',
    'main.TF',
  ]),
  refusing('name-kinds', 'programs, archives and libraries', [
    'run.exe',
    'x.so',
    'x.zip',
    'x.dll',
    'terraform-provider-aws',
    'x.jar',
    'a.tf.exe',
  ]),
  {
    name: 'name-shell-script',
    threat: 'a script that writes files elsewhere with cat',
    answer: ({ decoy }) =>
      `\`\`\`bash\nmkdir -p ${decoy}\ncat > ${decoy}/evil.tf <<'EOF'\n${content}\nEOF\ncat > ../../evil.tf <<'EOF'\n${content}\nEOF\ncat > main.tf <<'EOF'\n${queue}\nEOF\n\`\`\`\n`,
    ends: 'passes',
    taken: ['main.tf'],
  },
  {
    name: 'name-variables-file',
    threat: 'a variables file that Terraform loads by itself, naming files and huge values',
    answer: ({ loot }) =>
      main(
        'variable "x" {\n  type    = string\n  default = ""\n}\noutput "x" {\n  value = fileexists(var.x)\n}\n' +
          queue,
      ) + file('zzz.auto.tfvars', `x = "${loot}"\ny = 1`),
    ends: 'passes',
    taken: ['main.tf', 'zzz.auto.tfvars'],
  },
  {
    name: 'name-many-files',
    threat: 'five thousand files',
    answer: () =>
      main(queue) +
      Array.from({ length: 5_000 }, (_, at) => file(`f${at}.tf`, `locals {\n  l${at} = ${at}\n}`)).join('\n'),
    ends: 'passes',
  },
  {
    name: 'name-deep-folders',
    threat: 'folders nested very deeply, and a very long name',
    answer: () =>
      main(queue) + file(`${'d/'.repeat(5_000)}evil.tf`, content) + file(`${'n'.repeat(5_000)}.tf`, content),
    ends: 'passes',
    taken: ['main.tf'],
  },
  {
    name: 'name-many-fences',
    threat: 'ten thousand fences, opened and never closed, of many lengths',
    answer: () =>
      `${main(queue)}\n${Array.from({ length: 10_000 }, (_, at) => `${'`'.repeat(3 + (at % 50))}hcl`).join('\n')}\n`,
    ends: 'passes',
    taken: ['main.tf'],
  },
  {
    name: 'name-only-refused',
    threat: 'nothing but files that are refused',
    answer: () => file('../main.tf', queue) + file('override.tf', queue),
    ends: 'nothing',
    says: /name that is not taken/,
  },
];
