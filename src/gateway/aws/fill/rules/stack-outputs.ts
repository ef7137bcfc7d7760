import { type Scene } from '../scene.js';
import { inventByName } from '../by-name.js';

/** Names of a CloudFormation template's outputs, in JSON or in YAML as people write it; read without resolving anything. */
export function outputNames(template: string): string[] {
  try {
    const parsed: unknown = JSON.parse(template);
    const outputs: unknown =
      typeof parsed === 'object' && parsed !== null && 'Outputs' in parsed ? parsed.Outputs : null;
    return typeof outputs === 'object' && outputs !== null ? Object.keys(outputs) : [];
  } catch {
    return yamlOutputNames(template);
  }
}

function yamlOutputNames(template: string): string[] {
  const block = /(?:^|\n)Outputs:[ \t]*\n((?:[ \t]+.*\n?|[ \t]*\n|#.*\n)*)/.exec(template)?.[1] ?? '';
  const lines = block.split('\n').filter((line) => /^\s+[^\s#]/.test(line));
  const depth = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.flatMap((line) =>
    line.search(/\S/) === depth ? (/^\s*["']?(\w+)["']?\s*:/.exec(line)?.[1] ?? []) : [],
  );
}

/** `TopicArn` is an ARN, `QueueUrl` a URL, `BucketName` a name. */
function outputValue(scene: Scene, name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/ARN$/, '_arn')
    .toLowerCase();
  if (words.endsWith('arn'))
    return scene.arn('cloudformation', 'ra', `${words.replace(/_*arn$/, '')}/${scene.chance(name).hex(17)}`);
  return (
    inventByName(scene, words, name) ?? scene.invent(`${name.toLowerCase()}-${scene.chance(name).hex(12)}`)
  );
}

/** What a stack gives back, by the template it is made from. */
export function stackOutputs(scene: Scene): Record<string, string> {
  const names = outputNames(scene.text('template_body'));
  return Object.fromEntries(names.map((name) => [name, outputValue(scene, name)]));
}

/** The rotation functions that AWS publishes for Secrets Manager give back one ARN. */
export function rotationOutputs(scene: Scene): Record<string, string> {
  return { RotationLambdaARN: scene.arn('lambda', 'ra', `function:${scene.text('name')}`) };
}
