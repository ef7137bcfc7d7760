import { describe, expect, it } from 'vitest';
import { requirementSchema, type Condition } from '../../domain/task.js';
import { asksForType, asksForValue } from './asked.js';

function asking(runtime: Condition) {
  const needs = [{ types: ['aws_lambda_function'], settings: { runtime } }];
  return { requirements: [requirementSchema.parse({ id: 'functions', text: 'Functions.', needs })] };
}

describe('asksForValue', () => {
  it.each([
    { condition: { equals: 'python3.8' }, value: 'python3.8', asked: true },
    { condition: { equals: 'python3.8' }, value: 'python3.9', asked: false },
    { condition: { oneOf: ['a', 'b'] }, value: 'b', asked: true },
    { condition: { matches: '^python' }, value: 'python3.9', asked: true },
    { condition: { atLeast: 5 }, value: '7', asked: true },
    { condition: { atMost: 5 }, value: 7, asked: false },
    { condition: { set: true as const }, value: 'anything', asked: false },
  ])('$condition of $value: $asked', ({ condition, value, asked }) => {
    expect(asksForValue(asking(condition), 'aws_lambda_function', 'runtime', value)).toBe(asked);
  });

  it('asks for nothing of another type or attribute, or without a task', () => {
    const task = asking({ equals: 'x' });
    expect(asksForValue(task, 'aws_instance', 'runtime', 'x')).toBe(false);
    expect(asksForValue(task, 'aws_lambda_function', 'handler', 'x')).toBe(false);
    expect(asksForValue(null, 'aws_lambda_function', 'runtime', 'x')).toBe(false);
  });
});

describe('asksForType', () => {
  it('knows the types that a requirement needs', () => {
    expect(asksForType(asking({ equals: 'x' }), 'aws_instance', 'aws_lambda_function')).toBe(true);
    expect(asksForType(asking({ equals: 'x' }), 'aws_instance')).toBe(false);
  });
});
