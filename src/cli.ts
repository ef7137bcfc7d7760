/** The command line: names, options and help. What a command does is loaded only when it is called. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { readFileSync } from 'node:fs';

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('expected a whole number of at least 1');
  return number;
}

function list(text: string, previous: readonly string[] = []): string[] {
  return [...previous, ...text.split(',').map((item) => item.trim())].filter((item) => item !== '');
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

const stages = new Option('--stages <limit>', 'how far to run Terraform')
  .choices(['none', 'validate', 'plan', 'all'])
  .default('all');
const engine = new Option('--engine <kind>', 'through the provider gateway, or plain Terraform up to plan')
  .choices(['gateway', 'plain'])
  .default('gateway');
const terraformBin = new Option('--terraform-bin <name>', 'Terraform or OpenTofu executable').default(
  'terraform',
);
const concurrency = new Option('--concurrency <n>', 'answers worked on at once')
  .argParser(positive)
  .default(2);
const unsafeNoSandbox = new Option(
  '--unsafe-no-sandbox',
  'where no sandbox works, run answers of strangers all the same, up to plan; such rows are stamped and compared with nothing',
);
const database = new Option('--db <file>', 'results database').default('results/plumbline.sqlite');

// A reader that stops early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const program = new Command('plumbline')
  .description(
    'Measures how well language models write AWS infrastructure as Terraform, by really running it.',
  )
  .version(version())
  .showHelpAfterError('(run with --help for the options)');

program
  .command('run')
  .description('ask models, run and grade their answers, and show the leaderboard')
  .option(
    '-m, --model <names>',
    'models to ask, as provider/model, comma-separated (default: our bundled samples)',
    list,
  )
  .option('-t, --task <ids>', 'tasks to ask (default: all)', list)
  .option('-e, --epochs <n>', 'times each task is asked', positive, 1)
  .option('--max-tokens <n>', 'upper bound of an answer in tokens (default: the provider’s)', positive)
  .addOption(concurrency)
  .addOption(stages)
  .addOption(engine)
  .addOption(terraformBin)
  .addOption(unsafeNoSandbox)
  .addOption(
    new Option(
      '--resume [run]',
      'go on with an interrupted run as it was started (default: the last unfinished); with a finished one, try its failed samples again',
    ).conflicts([
      'model',
      'task',
      'epochs',
      'maxTokens',
      'concurrency',
      'stages',
      'engine',
      'terraformBin',
      'unsafeNoSandbox',
    ]),
  )
  .addOption(database)
  .action(async (options: unknown) => (await import('./cli/run.js')).runCommand(options));

program
  .command('grade')
  .description('grade answers (.md) or folders of .tf files')
  .argument('[paths...]', 'answers or folders')
  .option('-t, --task <id>', 'task whose requirements apply (default: intrinsic checks only)')
  .option('-c, --check <ids...>', 'only these checks or categories', list)
  .addOption(stages)
  .addOption(concurrency)
  .addOption(engine)
  .addOption(terraformBin)
  .addOption(unsafeNoSandbox)
  .addOption(
    new Option(
      '-f, --format <format>',
      'text: to read; json: one object a path; sarif: 2.1.0, a run a path; junit: a suite a path (default: text on a terminal, json elsewhere)',
    ).choices(['text', 'json', 'sarif', 'junit']),
  )
  .addOption(new Option('--json', 'short for --format json').conflicts('format'))
  .option('-o, --output <file>', 'write to a file instead of stdout')
  .addOption(
    new Option(
      '--fail-on <severity>',
      'exit with 1 where a finding is at least this bad or a stage failed (default: findings do not change the status)',
    ).choices(['critical', 'high', 'medium', 'low']),
  )
  .addOption(new Option('--only <what>', 'leave out what passes or is not settled').choices(['failures']))
  .action(async (paths: string[], options: unknown) =>
    (await import('./cli/grade.js')).gradeCommand(paths, options),
  );

program
  .command('explain')
  .description('say what a check or category looks for, why, how to fix it, with examples')
  .argument('[id]', 'category/check, the unique end of one, or a category (default: list the categories)')
  .addOption(
    new Option('-f, --format <format>', 'text to read, or Markdown')
      .choices(['text', 'markdown'])
      .default('text'),
  )
  .action(async (id: string | undefined, options: unknown) =>
    (await import('./cli/explain.js')).explainCommand(id, options),
  );

program
  .command('extract')
  .description('take the files out of an answer')
  .argument('<answer>', 'the answer’s text (.md), or - for stdin')
  .option('-o, --out <dir>', 'write the files there')
  .option('--mode <mode>', 'strict: as a person copying by name would; lenient: with repairs', 'strict')
  .option('--json', 'print one JSON object')
  .option('--explain', 'say for each piece of the answer what was decided and why')
  .action(async (answer: string, options: unknown) =>
    (await import('./cli/extract.js')).extractCommand(answer, options),
  );

program
  .command('leaderboard')
  .description('show the standing of the models of a run')
  .option('-r, --run <id>', 'which run (default: the latest)')
  .addOption(new Option('--json', 'as JSON').conflicts(['csv', 'md']))
  .addOption(new Option('--csv', 'as CSV').conflicts(['json', 'md']))
  .addOption(new Option('--md', 'as a Markdown table').conflicts(['json', 'csv']))
  .addOption(database)
  .action(async (options: unknown) => (await import('./cli/leaderboard.js')).leaderboardCommand(options));

program
  .command('export')
  .description('write everything stored about a run as JSON lines, the same bytes for the same rows')
  .argument('[run]', 'which run (default: the latest)')
  .option('--no-times', 'leave out when things happened and how long they took')
  .option('-o, --out <file>', 'write to a file, which appears only when it is whole')
  .addOption(database)
  .action(async (run: string | undefined, options: unknown) =>
    (await import('./cli/export.js')).exportCommand(run, options),
  );

program
  .command('show')
  .description('show what was found about one model’s answer, or list the samples of a run')
  .argument('[model]', 'model (as in the leaderboard), or "reference"')
  .option('-r, --run <id>', 'which run (default: the latest)')
  .option('-t, --task <id>', 'which task (default: the run’s only or first)')
  .option('-e, --epoch <n>', 'which repetition', positive, 1)
  .option('--answer', 'print the answer as it came in')
  .option('--json', 'as JSON')
  .addOption(database)
  .action(async (model: string | undefined, options: unknown) =>
    (await import('./cli/show.js')).showCommand(model, options),
  );

program
  .command('doctor')
  .description('say what was found on this machine, what is missing, and how to get it')
  .option('--install', 'fetch the AWS provider now where no mirror holds it')
  .option('--json', 'as JSON')
  .addOption(terraformBin)
  .action(async (options: unknown) => (await import('./cli/doctor.js')).doctorCommand(options));

program
  .command('new-check')
  .description('scaffold a check that fails its tests until it has cases')
  .argument('<id>', 'category/check')
  .action(async (id: string) => (await import('./cli/scaffold.js')).newCheckCommand(id));

program
  .command('new-task')
  .description('scaffold a task and the folder of its reference')
  .argument('<id>', 'lower case, digits and dashes')
  .action(async (id: string) => (await import('./cli/scaffold.js')).newTaskCommand(id));

try {
  await program.parseAsync();
} catch (error) {
  const { reportError } = await import('./cli/errors.js');
  reportError(error);
}
