import { file, main, quote, type HostileAnswer } from '../contract.js';

const cpu = /s of CPU time/;
/** Far too little for honest answers, and these end no other way with more. */
const brief = 0.02;
const either = /s of CPU time|used up memory/;

function doubled(times: number): string {
  return `locals {\n  s0 = "xxxxxxxxxxxxxxxx"\n${Array.from({ length: times }, (_, at) => `  s${at + 1} = "\${local.s${at}}\${local.s${at}}"`).join('\n')}\n}\noutput "x" {\n  value = length(local.s${times})\n}`;
}

function laughs(depth: number): string {
  return `locals {\n  l0 = ["ha"]\n${Array.from({ length: depth }, (_, at) => `  l${at + 1} = [${Array.from({ length: 10 }, () => `local.l${at}`).join(', ')}]`).join('\n')}\n}\noutput "x" {\n  value = jsonencode(local.l${depth})\n}`;
}

/** One expression in an output, evaluated at plan or before. */
function expression(text: string): string {
  return main(`output "x" {\n  value = ${text}\n}`);
}

/** Answers that use up time, memory or room in Terraform. Where exactly they end may differ, what is named may not. */
export const exhausting: readonly HostileAnswer[] = [
  {
    name: 'exhaust-device',
    threat: 'file("/dev/zero") and other endless devices',
    answer: () => expression('file("/dev/zero")'),
    ends: 'validate',
    says: /no file exists/i,
  },
  {
    name: 'exhaust-devices-tried',
    threat: 'endless devices behind try()',
    answer: () =>
      expression(
        '[for d in ["zero", "urandom", "stdin", "fd/0", "tty"] : length(try(file("/dev/${d}"), ""))]',
      ),
    ends: 'passes',
  },
  {
    name: 'exhaust-laughs',
    threat: 'billion laughs in locals',
    answer: () => main(laughs(9)),
    ends: 'validate',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-doubling',
    threat: 'a text doubled 40 times',
    answer: () => main(doubled(40)),
    ends: 'validate',
    // Memory at the usual limits; at the suite's tenth of the CPU time, whichever comes first.
    limit: either,
  },
  {
    name: 'exhaust-yaml',
    threat: 'YAML aliases in yamldecode',
    answer: () =>
      expression(
        `yamldecode(<<-EOT\n    a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, at) => `    a${at + 1}: &a${at + 1} [${Array.from({ length: 10 }, () => `*a${at}`).join(', ')}]`).join('\n')}\n  EOT\n  )`,
      ),
    ends: 'validate',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-setproduct',
    threat: 'setproduct of many lists',
    answer: () =>
      expression(`length(setproduct(${Array.from({ length: 6 }, () => 'range(100)').join(', ')}))`),
    ends: 'validate',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-format',
    threat: 'format with a width of two thousand million',
    answer: () => expression('length(format("%2000000000s", "x"))'),
    ends: 'validate',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-number',
    threat: 'a number of a hundred million digits as text',
    answer: () => expression('length("x${1e100000000}")'),
    ends: 'validate',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-bcrypt',
    threat: 'bcrypt with a cost of days',
    answer: () => expression('bcrypt("x", 31)'),
    // Its result differs from call to call, so Terraform leaves it unknown until apply.
    ends: 'apply',
    limit: cpu,
    cpuShare: brief,
  },
  {
    name: 'exhaust-loops',
    threat: 'for expressions nested a thousand million times',
    answer: () =>
      expression(
        'length([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : "${a}${b}${c}"]]])',
      ),
    ends: 'validate',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-template-loop',
    threat: 'template directives nested likewise',
    answer: () =>
      expression(
        'length("%{ for a in range(1000) }%{ for b in range(1000) }%{ for c in range(1000) }xxxxxxxxxxxxxxxx%{ endfor }%{ endfor }%{ endfor }")',
      ),
    ends: 'validate',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-count',
    threat: 'count of a million',
    answer: () => main('resource "aws_sqs_queue" "q" {\n  count = 1000000\n  name  = "q${count.index}"\n}'),
    ends: 'plan',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-count-overflow',
    threat: 'count of 2^63-1',
    answer: () => main('resource "terraform_data" "q" {\n  count = 9223372036854775807\n}'),
    ends: 'plan',
  },
  {
    name: 'exhaust-for-each',
    threat: 'for_each over a million keys',
    answer: () =>
      main(
        'resource "terraform_data" "q" {\n  for_each = toset([for p in setproduct(range(1000), range(1000)) : join("-", p)])\n}',
      ),
    ends: 'validate',
    limit: either,
    cpuShare: brief,
  },
  {
    name: 'exhaust-parentheses',
    threat: 'a hundred thousand parentheses',
    answer: () => expression(`${'('.repeat(100_000)}1${')'.repeat(100_000)}`),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-brackets',
    threat: 'a hundred thousand brackets',
    answer: () => expression(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-templates',
    threat: 'templates in templates, fifty thousand deep',
    answer: () => expression(`${'"${'.repeat(50_000)}1${'}"'.repeat(50_000)}`),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-negations',
    threat: 'three hundred thousand negations',
    answer: () => expression(`${'!'.repeat(300_000)}true`),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-conditions',
    threat: 'a chain of fifty thousand conditions',
    answer: () => expression(`${'true ? 1 : '.repeat(50_000)}1`),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-sum',
    threat: 'a sum of fifty thousand terms',
    answer: () => expression(Array.from({ length: 50_000 }, () => '1').join(' + ')),
    ends: 'passes',
  },
  {
    name: 'exhaust-splats',
    threat: 'a chain of two hundred thousand splats',
    answer: () => expression(`try(local.x${'[*]'.repeat(200_000)}, 0)`),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-behind-an-error',
    threat: 'brackets behind a mistake at which other readers stop',
    answer: () => main(`locals {\n  a = = 1\n  b = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n}`),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-template-file',
    threat: 'a template file nested a hundred thousand deep, which only Terraform reads',
    answer: () =>
      expression('templatefile("${path.module}/x.tftpl", {})') +
      file('x.tftpl', `\${${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'text'),
    ends: 'validate',
    limit: /the stack|memory/,
  },
  {
    name: 'exhaust-types',
    threat: 'a type nested twenty thousand deep',
    answer: () =>
      main(
        `variable "x" {\n  type    = ${'list('.repeat(20_000)}string${')'.repeat(20_000)}\n  default = null\n}`,
      ),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-blocks',
    threat: 'blocks nested fifty thousand deep',
    answer: () => main(`resource "aws_instance" "x" {\n${'a {\n'.repeat(50_000)}${'}\n'.repeat(50_000)}}`),
    // More lines than are read of an answer.
    ends: 'nothing',
    says: /not taken/,
  },
  {
    name: 'exhaust-json',
    threat: 'JSON syntax nested a hundred thousand deep',
    answer: () =>
      file('main.tf.json', `{"locals":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 'json'),
    ends: 'init',
    limit: /200 levels of nesting/,
  },
  {
    name: 'exhaust-unknown-references',
    threat: 'a thousand references to what is not there',
    answer: () =>
      main(
        `locals {\n${Array.from({ length: 1_000 }, (_, at) => `  l${at} = aws_instance.absent_${at}_with_a_long_name.id`).join('\n')}\n}`,
      ),
    ends: 'validate',
    says: /undeclared|CPU time/i,
    cpuShare: brief,
  },
  {
    name: 'exhaust-heredoc',
    threat: 'a heredoc of fifty megabytes',
    answer: () => main(`locals {\n  x = <<EOT\n${'0123456789abcde\n'.repeat(3_300_000)}EOT\n}`),
    ends: 'nothing',
  },
  {
    name: 'exhaust-line',
    threat: 'one line of three megabytes',
    answer: () => main(`locals {\n  x = ${quote('x'.repeat(3_000_000))}\n}`),
    ends: 'nothing',
  },
  {
    name: 'exhaust-modules',
    threat: 'a module that calls itself',
    answer: () => main('module "m" {\n  source = "./"\n}'),
    ends: 'init',
    says: /.*/,
  },
  {
    name: 'exhaust-cycle',
    threat: 'locals and resources that wait for one another',
    answer: () =>
      main(
        `locals {\n${Array.from({ length: 500 }, (_, at) => `  l${at} = [local.l${(at + 1) % 500}, local.l${(at * 7) % 500}]`).join('\n')}\n}`,
      ),
    ends: 'validate',
    says: /cycle|CPU time/i,
    cpuShare: brief,
  },
  {
    name: 'exhaust-output',
    threat: 'a plan that prints more than is kept',
    answer: () => main(`${doubled(20).replace(/output[\s\S]*/, '')}output "x" {\n  value = local.s20\n}`),
    ends: 'plan',
    limit: /output/,
  },
  {
    name: 'exhaust-state',
    threat: 'a value of many megabytes in plan and state',
    answer: () =>
      main(
        `${doubled(22).replace(/output[\s\S]*/, '')}resource "terraform_data" "x" {\n  input = [for n in range(4) : "\${n}\${local.s22}"]\n}`,
      ),
    ends: 'plan',
    limit: /a file|output|memory|CPU/,
    cpuShare: 0.05,
  },
  {
    name: 'exhaust-regex',
    threat: 'patterns that search for ever',
    answer: () =>
      expression(
        'try(regex("^(a+)+$", join("", [for n in range(1000) : "aaaaaaaaaa"])), regexall("(x+x+)+y", join("", [for n in range(900) : "xxxxxxxxxx"])), replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "/^(([a-z])+.)+[A-Z]([a-z])+$/", ""))',
      ),
    ends: 'passes',
  },
];
