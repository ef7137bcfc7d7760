import { expect, it } from 'vitest';
import { collectEvidence } from '../../evidence/collect.js';
import { cyclesOf, pathOf } from './cycles.js';

async function paths(text: string): Promise<readonly string[]> {
  const file = { path: 'main.tf', text, bytes: text.length, startLine: 1, endLine: text.split('\n').length };
  const evidence = await collectEvidence({ files: [file], root: '.', stages: [], substitutions: [] });
  return cyclesOf(evidence).map(pathOf);
}

const queue = (name: string, ...after: string[]) =>
  `resource "aws_sqs_queue" "${name}" {\n  depends_on = [${after.map((other) => `aws_sqs_queue.${other}`).join(', ')}]\n}\n`;

it('finds none in a chain or a diamond', async () => {
  expect(await paths(queue('a', 'b', 'c') + queue('b', 'd') + queue('c', 'd') + queue('d'))).toEqual([]);
});

it('tells cycles of one tangle apart', async () => {
  expect(await paths(queue('a', 'b') + queue('b', 'a', 'c') + queue('c', 'b'))).toEqual([
    'aws_sqs_queue.a → aws_sqs_queue.b → aws_sqs_queue.a',
    'aws_sqs_queue.b → aws_sqs_queue.c → aws_sqs_queue.b',
  ]);
});

it('starts at the block that stands first, whatever its name', async () => {
  expect(await paths(queue('z', 'a') + queue('a', 'z'))).toEqual([
    'aws_sqs_queue.z → aws_sqs_queue.a → aws_sqs_queue.z',
  ]);
});

it('names the locals on the way', async () => {
  const text = `locals {\n  name = aws_sqs_queue.a.name\n}\nresource "aws_sqs_queue" "a" {\n  name = local.name\n}\n`;
  expect(await paths(text)).toEqual(['aws_sqs_queue.a → local.name → aws_sqs_queue.a']);
});

it('stops counting in an answer that is nothing but cycles', async () => {
  const names = Array.from({ length: 120 }, (_, index) => `q${index}`);
  const text = names.map((name) => queue(name, ...names.filter((other) => other !== name))).join('');
  expect(await paths(text)).toHaveLength(50);
});
