import { describe, expect, it } from 'vitest';
import { Unknown } from '../../domain/value.js';
import { parsePolicyText } from './policies-text.js';

const arn = new Unknown([{ to: 'aws_s3_bucket.data', attribute: 'arn' }]);
const template = (...parts: (string | Unknown)[]) => new Unknown([], parts);

describe('parsePolicyText', () => {
  it('reads known text', () => {
    expect(parsePolicyText('{"Statement": []}')).toEqual({ Statement: [] });
  });

  it('keeps an unknown that is the whole string', () => {
    expect(parsePolicyText(template('{"Resource": "', arn, '"}'))).toEqual({ Resource: arn });
  });

  it('keeps known text around an unknown', () => {
    const read = parsePolicyText(template('{"Resource": "', arn, '/*"}'));
    expect(read).toEqual({ Resource: new Unknown(arn.references, [arn, '/*']) });
  });

  it('takes an unknown outside quotes as one value', () => {
    expect(parsePolicyText(template('{"Action": ', arn, ', "Effect": "Allow"}'))).toEqual({
      Action: arn,
      Effect: 'Allow',
    });
  });

  it('is not misled by quotes inside strings', () => {
    const read = parsePolicyText(template('{"Sid": "say \\"hi\\"", "Resource": "', arn, '"}'));
    expect(read).toEqual({ Sid: 'say "hi"', Resource: arn });
  });

  it.each([
    ['text that is no JSON', 'Allow'],
    ['an unknown without parts', new Unknown()],
  ])('has nothing for %s', (_, text) => {
    expect(parsePolicyText(text)).toBeUndefined();
  });
});
