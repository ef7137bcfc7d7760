import { dnsSuffixOf, partitionOf } from './place.js';
import { type Scene } from './scene.js';

const alphabets: Readonly<Record<string, string>> = {
  hex: '0123456789abcdef',
  digits: '123456789',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  letters: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  mixed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
};

/**
 * Text with holes: `{name}` is another attribute, `{region}`, `{account}`, `{partition}`, `{suffix}` the place,
 * `{uuid}` and `{hex:17}`, `{digits:10}`, `{lower:8}`, `{upper:13}`, `{mixed:20}` are made up.
 * `arn=service:scope:resource` writes an ARN (scopes as in `arnOf`). Whatever holds made-up parts is marked as
 * invented, and so is every ARN.
 */
export function renderTemplate(template: string, scene: Scene, purpose: string): string {
  let isInvented = template.startsWith('arn=');
  let holes = 0;
  const fill = (hole: string): string => {
    const [name = '', length] = hole.split(':');
    const alphabet = alphabets[name];
    if (name === 'uuid' || (alphabet !== undefined && length !== undefined)) {
      isInvented = true;
      const chance = scene.chance(`${purpose}#${holes++}`);
      return name === 'uuid' ? chance.uuid() : chance.text(alphabet ?? '', Number(length));
    }
    const text = placeOf(name, scene) ?? scene.text(name);
    isInvented ||= scene.invented.has(text);
    return text;
  };
  const text = template.replaceAll(/\{([^{}]+)\}/g, (_, hole: string) => fill(hole));
  const written = template.startsWith('arn=') ? spellArn(text.slice(4), scene) : text;
  return isInvented ? scene.invent(written) : written;
}

function placeOf(name: string, scene: Scene): string | undefined {
  if (name === 'region' && !scene.has('region')) return scene.region;
  if (name === 'place.region') return scene.region;
  if (name === 'account') return scene.account;
  if (name === 'partition') return partitionOf(scene.region);
  if (name === 'suffix') return dnsSuffixOf(scene.region);
  return undefined;
}

function spellArn(shape: string, scene: Scene): string {
  const [service = '', scope = '', ...resource] = shape.split(':');
  return scene.arn(service, scope, resource.join(':'));
}
