import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerFile } from '../domain/answer.js';
import type { Evidence, Resource } from '../domain/evidence.js';
import type { Substitution } from '../domain/stage.js';
import { Unknown } from '../domain/value.js';
import { collectEvidence } from './collect.js';

function file(path: string, text: string): AnswerFile {
  return { path, text, bytes: text.length, startLine: 1, endLine: text.split('\n').length };
}

async function evidenceOf(
  files: Readonly<Record<string, string>>,
  options: { root?: string; substitutions?: Substitution[] } = {},
): Promise<Evidence> {
  const { root = '.', substitutions = [] } = options;
  const answer = Object.entries(files).map(([path, text]) => file(path, text));
  return collectEvidence({ files: answer, root, stages: [], substitutions });
}

function addresses(evidence: Evidence): string[] {
  return evidence.resources.map(({ address }) => address);
}

function find(evidence: Evidence, address: string): Resource {
  const resource = evidence.resources.find((candidate) => candidate.address === address);
  if (resource === undefined) throw new Error(`${address} is not among ${addresses(evidence).join(', ')}`);
  return resource;
}

/** References of one attribute as texts: `aws_kms_key.k.arn`. */
function refers(evidence: Evidence, address: string, path: string): string[] {
  const references = find(evidence, address).references[path] ?? [];
  return references.map(({ to, attribute }) => (attribute === null ? to : `${to}.${attribute}`));
}

const unknown = expect.any(Unknown) as unknown;

describe('instances', () => {
  test.each([
    ['a plain block', '', ['aws_sqs_queue.q']],
    ['count', 'count = 2', ['aws_sqs_queue.q[0]', 'aws_sqs_queue.q[1]']],
    ['count of 0', 'count = 0', []],
    ['count by a condition', 'count = var.on ? 1 : 0', ['aws_sqs_queue.q[0]']],
    ['for_each over a set', 'for_each = toset(["b", "a"])', ['aws_sqs_queue.q["a"]', 'aws_sqs_queue.q["b"]']],
    ['for_each over a map', 'for_each = { "x.y" = 1 }', ['aws_sqs_queue.q["x.y"]']],
    ['an unknown count', 'count = var.open', ['aws_sqs_queue.q']],
    ['an unknown for_each', 'for_each = toset([var.open])', ['aws_sqs_queue.q']],
    ['more instances than the limit', 'count = 5000', ['aws_sqs_queue.q']],
  ])('%s', async (_, argument, expected) => {
    const evidence = await evidenceOf({
      'main.tf': `variable "on" {\n  default = true\n}\nvariable "open" {}\nresource "aws_sqs_queue" "q" {\n  ${argument}\n}\n`,
    });
    expect(addresses(evidence)).toEqual(expected);
  });

  test('each, count and keys', async () => {
    const evidence = await evidenceOf({
      'main.tf': `
        resource "aws_sqs_queue" "n" {
          count = 2
          name  = "q-\${count.index}"
        }
        resource "aws_sqs_queue" "m" {
          for_each = { a = { fifo = true } }
          name     = "\${each.key}.fifo"
          fifo_queue = each.value.fifo
        }
        resource "aws_sqs_queue" "open" {
          count = var.n
          name  = "q-\${count.index}"
          delay_seconds = 5
        }
        variable "n" {}
      `,
    });
    expect(find(evidence, 'aws_sqs_queue.n[1]')).toMatchObject({
      key: 1,
      expanded: true,
      values: { name: 'q-1' },
    });
    expect(find(evidence, 'aws_sqs_queue.m["a"]')).toMatchObject({
      key: 'a',
      block: 'aws_sqs_queue.m',
      values: { name: 'a.fifo', fifo_queue: true },
    });
    expect(find(evidence, 'aws_sqs_queue.open')).toMatchObject({
      key: null,
      expanded: false,
      values: { name: unknown, delay_seconds: 5 },
    });
  });
});

describe('values of resources', () => {
  test('nested blocks are lists, and Terraform’s own arguments are not values', async () => {
    const evidence = await evidenceOf({
      'main.tf': `resource "aws_lambda_function" "f" {
  function_name = "f"
  count         = 1
  depends_on    = [aws_iam_role.r]
  provider      = aws.west
  environment {
    variables = { A = "1" }
  }
  lifecycle {
    prevent_destroy = true
  }
  provisioner "local-exec" {
    command = "true"
  }
}
resource "aws_iam_role" "r" {}
`,
    });
    const resource = find(evidence, 'aws_lambda_function.f[0]');
    expect(resource.values).toEqual({ function_name: 'f', environment: [{ variables: { A: '1' } }] });
    expect(resource.provider).toBe('aws.west');
    expect(resource.location).toEqual({ file: 'main.tf', line: 1 });
    expect(resource.locations).toMatchObject({
      function_name: { file: 'main.tf', line: 2 },
      'environment.0': { file: 'main.tf', line: 6 },
      'environment.0.variables': { file: 'main.tf', line: 7 },
      'lifecycle.0.prevent_destroy': { file: 'main.tf', line: 10 },
    });
    expect(refers(evidence, 'aws_lambda_function.f[0]', 'depends_on')).toEqual(['aws_iam_role.r']);
    expect(resource.references.provider).toBeUndefined();
  });

  test('dynamic blocks unfold beside written ones', async () => {
    const evidence = await evidenceOf({
      'main.tf': `variable "rules" {
  default = { web = { port = 443, from = ["10.0.0.0/8"] }, ssh = { port = 22, from = [] } }
}
resource "aws_security_group" "g" {
  ingress {
    from_port = 80
  }
  dynamic "ingress" {
    for_each = var.rules
    iterator = rule
    content {
      description = rule.key
      from_port   = rule.value.port
      cidr_blocks = rule.value.from
      dynamic "nested" {
        for_each = rule.value.from
        content {
          cidr = nested.value
        }
      }
    }
  }
}
`,
    });
    const resource = find(evidence, 'aws_security_group.g');
    expect(resource.values.ingress).toEqual([
      { from_port: 80 },
      { description: 'ssh', from_port: 22, cidr_blocks: [], nested: [] },
      { description: 'web', from_port: 443, cidr_blocks: ['10.0.0.0/8'], nested: [{ cidr: '10.0.0.0/8' }] },
    ]);
    expect(resource.locations['ingress.2']).toEqual({ file: 'main.tf', line: 8 });
    expect(resource.locations['ingress.2.from_port']).toEqual({ file: 'main.tf', line: 13 });
  });

  test('a dynamic block over something unknown is an unknown element', async () => {
    const evidence = await evidenceOf({
      'main.tf': `
        variable "rules" {}
        resource "aws_security_group" "g" {
          egress {
            from_port = 0
          }
          dynamic "egress" {
            for_each = var.rules
            content {
              from_port = egress.value
            }
          }
        }
      `,
    });
    expect(find(evidence, 'aws_security_group.g').values.egress).toEqual([{ from_port: 0 }, unknown]);
    expect(refers(evidence, 'aws_security_group.g', 'egress.1')).toEqual(['var.rules']);
  });

  test('dynamic blocks that multiply end at a limit', async () => {
    const evidence = await evidenceOf({
      'main.tf': `
        resource "aws_x" "r" {
          count = 100
          dynamic "a" {
            for_each = range(1000)
            content {
              v = a.value
            }
          }
        }
      `,
    });
    const lengths = evidence.resources.map(({ values }) => (Array.isArray(values.a) ? values.a.length : 0));
    expect(lengths.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 1000));
    expect(find(evidence, 'aws_x.r[99]').values.a).toEqual([unknown]);
  });

  test('variables take tfvars, then what was supplied, and their types', async () => {
    const evidence = await evidenceOf(
      {
        'main.tf': `
          variable "a" { default = 1 }
          variable "b" { default = 1 }
          variable "c" { type = number }
          variable "d" { type = set(string) }
          variable "e" { type = object({ size = optional(number, 5), name = optional(string) }) }
          resource "aws_x" "r" {
            a = var.a
            b = var.b
            c = var.c
            d = var.d
            e = var.e
          }
        `,
        'terraform.tfvars': 'a = 2\nb = 2\nd = ["y", "x", "y"]\n',
        'z.auto.tfvars': 'b = 3\ne = {}\n',
        'other.tfvars': 'a = 9\n',
      },
      { substitutions: [{ kind: 'variable', subject: 'c', value: '"7"', reason: 'no default' }] },
    );
    expect(find(evidence, 'aws_x.r').values).toEqual({
      a: 2,
      b: 3,
      c: 7,
      d: ['x', 'y'],
      e: { size: 5, name: null },
    });
  });
});

describe('modules', () => {
  const net = `
    variable "cidr" {}
    variable "key" {}
    variable "zones" { default = ["a", "b"] }
    resource "aws_vpc" "v" {
      cidr_block = var.cidr
    }
    resource "aws_subnet" "s" {
      for_each   = toset(var.zones)
      vpc_id     = aws_vpc.v.id
      cidr_block = cidrsubnet(var.cidr, 8, index(var.zones, each.key))
      key        = var.key
    }
    output "subnets" { value = [for s in aws_subnet.s : s.id] }
    output "vpc" { value = aws_vpc.v }
    output "cidr" { value = var.cidr }
  `;
  const files = {
    'infra/main.tf': `
      provider "aws" { alias = "west" }
      resource "aws_kms_key" "k" {}
      module "net" {
        source    = "../modules/net"
        for_each  = { one = "10.1.0.0/16", two = "10.2.0.0/16" }
        cidr      = each.value
        key       = aws_kms_key.k.arn
        providers = { aws = aws.west }
      }
      module "gone" { source = "../modules/gone" }
      module "far" { source = "terraform-aws-modules/vpc/aws" }
      module "self" { source = "./" }
      resource "aws_db_subnet_group" "g" {
        subnet_ids = module.net["one"].subnets
        name       = "net-\${module.net["two"].cidr}"
        vpc        = module.net["one"].vpc.id
        far        = module.far.private_subnets
      }
    `,
    'modules/net/main.tf': net,
  };

  test('are followed by call and instance', async () => {
    const evidence = await evidenceOf(files, { root: 'infra' });
    expect(addresses(evidence)).toEqual([
      'aws_kms_key.k',
      'module.net["one"].aws_vpc.v',
      'module.net["one"].aws_subnet.s["a"]',
      'module.net["one"].aws_subnet.s["b"]',
      'module.net["two"].aws_vpc.v',
      'module.net["two"].aws_subnet.s["a"]',
      'module.net["two"].aws_subnet.s["b"]',
      'aws_db_subnet_group.g',
    ]);
    expect(find(evidence, 'module.net["two"].aws_subnet.s["b"]')).toMatchObject({
      block: 'module.net.aws_subnet.s',
      module: 'module.net',
      key: 'b',
      provider: 'aws.west',
      values: { cidr_block: '10.2.1.0/24' },
      location: { file: 'modules/net/main.tf' },
    });
  });

  test('calls say what was found', async () => {
    const evidence = await evidenceOf(files, { root: 'infra' });
    expect(evidence.modules.map(({ address, folder, found }) => [address, folder, found])).toEqual([
      ['module.net', 'modules/net', true],
      ['module.gone', 'modules/gone', false],
      ['module.far', null, true],
      ['module.self', 'infra', true],
    ]);
  });

  test('references pass through arguments and outputs', async () => {
    const evidence = await evidenceOf(files, { root: 'infra' });
    const group = 'aws_db_subnet_group.g';
    expect(find(evidence, group).values).toMatchObject({
      subnet_ids: [unknown, unknown],
      name: 'net-10.2.0.0/16',
    });
    expect(refers(evidence, group, 'subnet_ids')).toEqual(['module.net.aws_subnet.s.id']);
    expect(refers(evidence, group, 'vpc')).toEqual(['module.net.aws_vpc.v.id']);
    expect(refers(evidence, group, 'far')).toEqual(['module.far.private_subnets']);
    expect(refers(evidence, 'module.net["one"].aws_subnet.s["a"]', 'key')).toEqual(['aws_kms_key.k.arn']);
  });

  test('modules that call one another end', async () => {
    const evidence = await evidenceOf({
      'main.tf': 'module "a" {\n  source = "./a"\n}\n',
      'a/main.tf': 'module "b" {\n  source = "../b"\n}\nresource "aws_x" "a" {}\n',
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\nresource "aws_x" "b" {}\n',
    });
    expect(addresses(evidence)).toEqual(['module.a.module.b.aws_x.b', 'module.a.aws_x.a']);
  });

  test('calls that multiply end at a limit', async () => {
    const depths = Array.from({ length: 12 }, (_, at): [string, string] => [
      `m${at}/main.tf`,
      `module "x" {\n  source = "../m${at + 1}"\n}\nmodule "y" {\n  source = "../m${at + 1}"\n}\n`,
    ]);
    const evidence = await evidenceOf({ ...Object.fromEntries(depths), 'm12/main.tf': '' }, { root: 'm0' });
    expect(evidence.blocks.length).toBeLessThan(1_000);
  });
});

describe('references follow', () => {
  const context = `
    resource "aws_kms_key" "k" {}
    resource "aws_subnet" "s" { count = 2 }
    resource "aws_s3_bucket" "b" { bucket = "fixed" }
    variable "open" {}
    variable "set" { default = "x" }
    locals {
      key  = aws_kms_key.k.arn
      deep = { logs = aws_s3_bucket.b.arn, keys = [local.key] }
      all  = merge(local.deep, { more = var.open })
      ids  = { for k, s in { a = aws_subnet.s } : k => s[0].id }
    }
  `;
  test.each<readonly [string, readonly string[]]>([
    ['local.key', ['aws_kms_key.k.arn']],
    ['local.deep.logs', ['aws_s3_bucket.b.arn']],
    ['local.deep.keys[0]', ['aws_kms_key.k.arn']],
    ['local.deep["keys"]', ['aws_kms_key.k.arn']],
    ['local.deep', ['aws_s3_bucket.b.arn', 'aws_kms_key.k.arn']],
    ['local.all.more', ['var.open']],
    ['local.ids["a"]', ['aws_subnet.s.id']],
    ['var.set', []],
    ['var.open', ['var.open']],
    ['aws_s3_bucket.b.bucket', ['aws_s3_bucket.b.bucket']],
    ['aws_subnet.s', ['aws_subnet.s']],
    ['aws_subnet.s[*].id', ['aws_subnet.s.id']],
    ['aws_subnet.s.*.id', ['aws_subnet.s.id']],
    ['aws_subnet.s[0].id', ['aws_subnet.s.id']],
    ['[for s in aws_subnet.s : s.id]', ['aws_subnet.s.id']],
    ['[for s in aws_subnet.s : 1]', ['aws_subnet.s']],
    ['element(aws_subnet.s[*].id, 0)', ['aws_subnet.s.id']],
    ['element(aws_subnet.s, 0).id', ['aws_subnet.s.id']],
    ['values({ a = aws_subnet.s[0] })[0].id', ['aws_subnet.s.id']],
    ['lookup({ a = local.key, b = "x" }, "a", "")', ['aws_kms_key.k.arn']],
    ['try(local.key, aws_subnet.s[0].id)', ['aws_kms_key.k.arn', 'aws_subnet.s.id']],
    ['var.open ? local.key : null', ['var.open', 'aws_kms_key.k.arn']],
    ['"%{ if var.open }${local.key}%{ endif }"', ['var.open', 'aws_kms_key.k.arn']],
    ['"%{ for s in aws_subnet.s }${s.arn},%{ endfor }"', ['aws_subnet.s.arn']],
    ['jsonencode({ Resource = "${local.key}/*" })', ['aws_kms_key.k.arn']],
    ['data.aws_iam_policy_document.d.json', ['data.aws_iam_policy_document.d.json']],
    ['[for x in [{ k = local.key, l = var.open }] : x.k]', ['aws_kms_key.k.arn']],
  ])('%s', async (expression, expected) => {
    const evidence = await evidenceOf({
      'main.tf': `${context}\nresource "aws_x" "r" {\n  v = ${expression}\n}\n`,
    });
    expect(refers(evidence, 'aws_x.r', 'v')).toEqual(expected);
  });

  test('each and iterators', async () => {
    const evidence = await evidenceOf({
      'main.tf': `
        resource "aws_subnet" "s" { for_each = toset(["a"]) }
        resource "aws_s3_bucket" "b" { bucket = "fixed" }
        resource "aws_route_table_association" "r" {
          for_each  = aws_subnet.s
          subnet_id = each.value.id
        }
        resource "aws_s3_bucket_policy" "p" {
          for_each = { logs = aws_s3_bucket.b.bucket, other = "x" }
          bucket   = each.value
          dynamic "rule" {
            for_each = [aws_s3_bucket.b.arn]
            content {
              arn = rule.value
            }
          }
        }
      `,
    });
    expect(refers(evidence, 'aws_route_table_association.r["a"]', 'subnet_id')).toEqual(['aws_subnet.s.id']);
    expect(refers(evidence, 'aws_s3_bucket_policy.p["logs"]', 'bucket')).toEqual(['aws_s3_bucket.b.bucket']);
    expect(refers(evidence, 'aws_s3_bucket_policy.p["other"]', 'bucket')).toEqual([]);
    expect(refers(evidence, 'aws_s3_bucket_policy.p["logs"]', 'rule.0.arn')).toEqual(['aws_s3_bucket.b.arn']);
  });

  test('locals in a circle end', async () => {
    const evidence = await evidenceOf({
      'main.tf':
        'locals {\n  a = local.b\n  b = [local.a, aws_x.y.id]\n}\nresource "aws_x" "r" {\n  v = local.a\n}\n',
    });
    expect(refers(evidence, 'aws_x.r', 'v')).toEqual(['aws_x.y.id']);
    expect(find(evidence, 'aws_x.r').values.v).toEqual([unknown, unknown]);
  });
});

describe('broken answers', () => {
  test('complete blocks around a fault are kept, and the fault is told in HashiCorp’s words', async () => {
    const evidence = await evidenceOf({
      'main.tf': 'resource "aws_x" "a" {\n}\nresource "aws_x" "b" {\n  v = \n}\nresource "aws_x" "c" {\n}\n',
      'half.tf': 'resource "aws_x" "d" {\n}\nresource "aws_x" "e" {\n  v = 1\n',
      'conf.tf.json': '{ "resource": [ }',
    });
    expect(addresses(evidence)).toEqual(['aws_x.a', 'aws_x.c', 'aws_x.d']);
    expect(evidence.syntax.map(({ location, message }) => [location.file, location.line, message])).toEqual([
      ['main.tf', 4, expect.stringContaining('Invalid expression: Expected the start of an expression')],
      ['half.tf', 3, expect.stringContaining('Unclosed configuration block')],
      ['conf.tf.json', 1, expect.stringContaining('Expected a JSON value')],
    ]);
  });

  test('an answer without Terraform has no evidence', async () => {
    const evidence = await evidenceOf({ 'README.md': '# Nothing' });
    expect(evidence).toMatchObject({ level: 'hcl', resources: [], blocks: [], modules: [], syntax: [] });
  });

  test('names that objects have anyway', async () => {
    const evidence = await evidenceOf({
      'main.tf': `
        resource "aws_x" "__proto__" {
          __proto__   = "a"
          constructor = { __proto__ = "b", toString = "c" }
          hasOwnProperty {
            v = 1
          }
        }
        resource "aws_x" "r" {
          v = aws_x.__proto__.constructor["toString"]
          w = { a = 1 }.hasOwnProperty
          x = local.toString
        }
      `,
    });
    const values = find(evidence, 'aws_x.__proto__').values;
    expect(Object.entries(values).map(([key]) => key)).toEqual([
      '__proto__',
      'constructor',
      'hasOwnProperty',
    ]);
    expect(find(evidence, 'aws_x.r').values).toEqual({ v: 'c', w: unknown, x: unknown });
  });
});

test('nothing that an answer holds makes it throw', async () => {
  const text = `
    variable "v" { default = { a = [1, "x"] } }
    locals {
      a = { for k, v in var.v.a : k => [v, local.b...]... if k != "z" }
      b = [merge(local.a, { c = aws_x.r[0].id })]
    }
    resource "aws_x" "r" {
      count = length(local.b) + 1
      name  = "%{ for i in range(3) }\${i}-\${element(local.b, i)}%{ endfor }"
      policy = jsonencode({ a = try(aws_x.s["k"].arn, null), b = format("%05d|%s", count.index, self.id) })
      dynamic "block" {
        for_each = { for k in toset(keys(var.v)) : k => cidrsubnet("10.0.0.0/8", 8, 1) }
        content {
          v = regexall("[a-z]+", block.value)
        }
      }
    }
    module "m" {
      source   = "./m"
      for_each = aws_x.r
      in       = each.value
    }
    output "o" { value = [for m in module.m : m.out[*].id] }
  `;
  const child = 'variable "in" {}\nresource "aws_y" "y" { z = var.in }\noutput "out" { value = aws_y.y }\n';
  const piece = fc.constantFrom(
    '',
    '"',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '...',
    '.',
    ',',
    '\n',
    '=',
    '?',
    ':',
    '*',
    'local.a',
    'each.value',
    'null',
    '-1',
  );
  const edits = fc.array(fc.record({ at: fc.nat(text.length), remove: fc.nat(6), insert: piece }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      let changed = text;
      for (const { at, remove, insert } of changes)
        changed = changed.slice(0, at) + insert + changed.slice(at + remove);
      const evidence = await evidenceOf({ 'main.tf': changed, 'm/main.tf': child });
      expect(evidence.level).toBe('hcl');
    }),
    { numRuns: 300 },
  );
});

test('the evidence is frozen', async () => {
  const evidence = await evidenceOf({ 'main.tf': 'resource "aws_x" "r" {\n  v = [{ a = aws_y.z.id }]\n}\n' });
  const loose: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [key, item] of Object.entries(value)) visit(item, `${path}.${key}`);
  };
  visit(evidence, '');
  expect(loose).toEqual([]);
});
