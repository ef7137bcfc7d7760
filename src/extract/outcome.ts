import type { FinishReason, Outcome } from '../domain/answer.js';
import type { FenceEnd } from './fences.js';
import type { HclShape } from './hcl-shape.js';
import { words } from './captions.js';
import { isBlank } from './lines.js';

export interface Judged {
  readonly outcome: Outcome;
  readonly reason: string;
}

/** The last piece of the answer that was taken, and what stands after it. */
export interface LastPiece {
  readonly path: string;
  readonly lines: readonly string[];
  readonly shape: HclShape | null;
  readonly fence: FenceEnd | 'bare';
  /** True where nothing but blank lines follows. */
  readonly last: boolean;
}

/** Why an answer yielded what it did, where it holds Terraform. */
export function judgeFiles(last: LastPiece | null, files: number, finish: FinishReason | undefined): Judged {
  const count = `${files} ${files === 1 ? 'file was' : 'files were'} taken`;
  if (finish === 'refusal' || finish === 'content-filter') {
    return {
      outcome: 'refused',
      reason: `The model stopped with "${finish}"; ${count} from what it wrote before.`,
    };
  }
  if (finish === 'length')
    return { outcome: 'truncated', reason: `The model stopped at its token limit; ${count}.` };
  const broken = last === null ? null : whereBroken(last);
  if (last !== null && broken !== null)
    return { outcome: 'truncated', reason: `${last.path} ${broken}; ${count}.` };
  return { outcome: 'complete', reason: `${count.charAt(0).toUpperCase()}${count.slice(1)}.` };
}

/** How the last piece shows that the answer was cut short; null where it does not. */
function whereBroken(last: LastPiece): string | null {
  if (!last.last) return null;
  const final = last.lines.findLast((line) => !isBlank(line)) ?? '';
  if (last.shape === null)
    return last.fence === 'unclosed' && unbalanced(last) ? 'breaks off, and its fence is never closed' : null;
  if (last.shape.open !== null) {
    const atMargin = final.trimEnd() === '}';
    return atMargin ? null : `breaks off in the middle of the block begun in its line ${last.shape.open + 1}`;
  }
  if (last.fence !== 'unclosed') return null;
  if (last.shape.stray.includes(last.lines.length - 1) && last.shape.blocks.length > 0)
    return 'breaks off in its last line';
  return last.shape.blocks.length + last.shape.attributes.length === 0
    ? 'breaks off before its first block'
    : null;
}

function unbalanced(last: LastPiece): boolean {
  let depth = 0;
  for (const line of last.lines) {
    for (const char of line) {
      if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) depth--;
    }
  }
  return depth > 0 && !last.path.endsWith('.md');
}

const refusals = [
  "i can't help",
  'i cannot help',
  "i can't assist",
  'i cannot assist',
  "i'm sorry",
  'i am sorry',
  "i'm unable",
  'i am unable',
  "i won't",
  'i will not',
  "i can't provide",
  'i cannot provide',
  "i can't comply",
  'i cannot comply',
  "i can't create",
  'i cannot create',
  "i'm not able",
  'i am not able',
  'i must decline',
  'i have to decline',
  "can't fulfill",
  'cannot fulfill',
] as const;

const otherTools: readonly (readonly [string, readonly string[]])[] = [
  [
    'CDK for Terraform (TypeScript or Python), not HCL',
    ["from 'cdktf'", 'from "cdktf"', '@cdktf/', 'from cdktf import', 'TerraformStack'],
  ],
  ['Pulumi, not Terraform', ['@pulumi/', 'import pulumi']],
  ['the AWS CDK, not Terraform', ['aws-cdk-lib', 'from aws_cdk', '@aws-cdk/']],
  ['a CloudFormation template, not Terraform', ['AWSTemplateFormatVersion', 'Type: AWS::', '"Type": "AWS::']],
];

/** An answer that yielded no file of configuration. */
export interface Nothing {
  /** The answer's own text, without reasoning. */
  readonly answer: string;
  /** True where reasoning makes up most of what the model wrote. */
  readonly thought: boolean;
  readonly last: LastPiece | null;
  /** Files of configuration whose names were refused. */
  readonly refusedFiles: number;
}

/** Why an answer without any Terraform has none. */
export function judgeNothing(found: Nothing, finish: FinishReason | undefined): Judged {
  if (finish === 'refusal' || finish === 'content-filter') {
    return { outcome: 'refused', reason: `The model stopped with "${finish}" and wrote no Terraform.` };
  }
  if (finish === 'length') {
    return { outcome: 'truncated', reason: 'The model stopped at its token limit before any Terraform.' };
  }
  const text = found.answer.trim();
  if (isNothing(text)) {
    const reason = found.thought
      ? 'The answer holds reasoning and nothing after it.'
      : 'The answer holds no text.';
    return { outcome: 'empty', reason };
  }
  if (found.last?.last === true && found.last.fence === 'unclosed') {
    return { outcome: 'truncated', reason: 'The answer breaks off before its first block.' };
  }
  const tool = otherTools.find(([, signs]) => signs.some((sign) => text.includes(sign)));
  if (tool !== undefined) return { outcome: 'no-terraform', reason: `The answer is ${tool[0]}.` };
  if (isRefusal(text))
    return { outcome: 'refused', reason: 'The answer declines the request in a few sentences.' };
  if (found.refusedFiles > 0)
    return {
      outcome: 'no-terraform',
      reason: 'Every Terraform file of the answer has a name that is not taken.',
    };
  return { outcome: 'no-terraform', reason: 'The answer is text without a Terraform file.' };
}

function isNothing(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 && code !== 96 && code !== 126) return false;
  }
  return true;
}

function isRefusal(text: string): boolean {
  if (text.length > 2_000 || words(text).length > 300) return false;
  const start = text.slice(0, 400).toLowerCase().replaceAll('’', "'");
  return refusals.some((phrase) => start.includes(phrase));
}
