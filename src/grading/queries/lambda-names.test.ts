import { describe, expect, it } from 'vitest';
import { Unknown } from '../../domain/value.js';
import { handlerTarget, mentions } from './lambda-handler.js';
import { isPrefixed } from './lambda-names.js';

const stage = new Unknown([{ to: 'var.stage', attribute: null }]);
const other = new Unknown([{ to: 'var.other', attribute: null }]);
const template = (...parts: (string | Unknown)[]) => new Unknown([], parts);

describe('isPrefixed', () => {
  it.each([
    { name: 'known and equal', text: '/l/worker', of: 'worker', answer: 'yes' },
    { name: 'known and different', text: '/l/worker', of: 'other', answer: 'no' },
    { name: 'one template', text: template('/l/', stage, '-a'), of: template(stage, '-a'), answer: 'yes' },
    {
      name: 'templates with other ends',
      text: template('/l/', stage, '-a'),
      of: template(stage, '-b'),
      answer: 'no',
    },
    {
      name: 'templates with other starts',
      text: template('/l/x-', stage),
      of: template('y-', stage),
      answer: 'no',
    },
    {
      name: 'templates with other variables',
      text: template('/l/', stage),
      of: template(other),
      answer: 'unknown',
    },
    {
      name: 'a template that may be the name',
      text: template('/l/', stage, '-a'),
      of: 'dev-a',
      answer: 'unknown',
    },
    {
      name: 'a template that cannot be the name',
      text: template('/l/', stage, '-a'),
      of: 'dev-b',
      answer: 'no',
    },
  ])('$name: $answer', ({ text, of, answer }) => {
    expect(isPrefixed(text, '/l/', of)).toBe(answer);
  });
});

describe('handlerTarget', () => {
  it.each([
    ['python3.13', 'index.handler', 'index.py', 'handler'],
    ['python3.13', 'app.main.run', 'app/main.py', 'run'],
    ['nodejs22.x', 'src/index.handler', 'src/index.js', 'handler'],
    ['ruby3.4', 'lambda.LambdaFunctions::Handler.process', 'lambda.rb', 'process'],
  ])('%s %s needs %s', (runtime, handler, file, name) => {
    expect(handlerTarget(runtime, handler)?.files[0]).toBe(file);
    expect(handlerTarget(runtime, handler)?.name).toBe(name);
  });

  it.each([
    ['provided.al2023', 'bootstrap'],
    ['java21', 'example.Handler::handle'],
    ['python3.13', 'datadog_lambda.handler.handler'],
  ])('%s %s is not judged', (runtime, handler) => {
    expect(handlerTarget(runtime, handler)).toBeNull();
  });
});

describe('mentions', () => {
  it.each([
    ['def handler(event, context):', true],
    ['exports.handler = async () => 1;', true],
    ['# handler comes later\ndef lambda_handler(e, c): pass', false],
    ['from code import *', true],
  ])('%j', (text, found) => {
    expect(mentions(text, 'handler')).toBe(found);
  });
});
