import { zoneNames } from '../place.js';
import { type Scene } from '../scene.js';

/** What AWS makes names of endpoints of. */
export const lowerAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The region's first zone: where a thing goes that asks for none. */
export const firstZone = (scene: Scene): string => zoneNames(scene.region)[0] ?? '';

/** Public name of the scene's `public_ip`; empty where it has none. */
export function publicHost(scene: Scene): string {
  const address = scene.text('public_ip').replaceAll('.', '-');
  if (address === '') return '';
  const domain = scene.region === 'us-east-1' ? 'compute-1' : `${scene.region}.compute`;
  return scene.invent(`ec2-${address}.${domain}.amazonaws.com`);
}

/** Name inside the VPC of the scene's `private_ip`. */
export function privateHost(scene: Scene): string {
  const address = scene.text('private_ip').replaceAll('.', '-');
  const domain = scene.region === 'us-east-1' ? 'ec2.internal' : `${scene.region}.compute.internal`;
  return scene.invent(`ip-${address}.${domain}`);
}
