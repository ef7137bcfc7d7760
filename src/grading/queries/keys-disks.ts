import type { Evidence, Resource } from '../../domain/evidence.js';
import { Unknown } from '../../domain/value.js';
import { resourcesOf } from './blocks.js';
import { boolOf, nestedOf } from './values.js';

/** One disk that an instance or template describes. */
export interface DiskBlock {
  readonly resource: Resource;
  /** Path of the block that holds `encrypted` and `kms_key_id`. */
  readonly path: string;
  /** `root`: the disk of the image itself; `data`: any other. */
  readonly role: 'root' | 'data';
}

/**
 * The EBS blocks of an instance, launch template or launch configuration. Blocks that name no EBS volume (ephemeral
 * storage, `no_device`) are left out, and so are dynamic blocks that cannot be unrolled.
 */
export function diskBlocks(resource: Resource): readonly DiskBlock[] {
  if (resource.type === 'aws_launch_template') {
    return paths(resource, 'block_device_mappings').flatMap((mapping) =>
      paths(resource, `${mapping}.ebs`).map((path): DiskBlock => ({ resource, path, role: 'data' })),
    );
  }
  return [
    ...paths(resource, 'root_block_device').map((path): DiskBlock => ({ resource, path, role: 'root' })),
    ...paths(resource, 'ebs_block_device').map((path): DiskBlock => ({ resource, path, role: 'data' })),
  ];
}

function paths(resource: Resource, path: string): readonly string[] {
  const blocks = nestedOf(resource, path);
  return blocks instanceof Unknown ? [] : blocks.map((block) => block.path);
}

/** True where the answer makes the account encrypt every new volume. */
export function encryptsByDefault(evidence: Evidence): boolean {
  return resourcesOf(evidence, 'aws_ebs_encryption_by_default').some(
    (setting) => boolOf(setting, 'enabled') !== false,
  );
}
