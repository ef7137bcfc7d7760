import { defineCheck } from '../../../src/grading/contract.js';
import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import {
  fileAvailability,
  fileReads,
  folderAvailability,
  inAnswer,
  isInlineText,
  type FileRead,
} from '../../../src/grading/queries/files.js';
import { stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'missing-definitions/file-not-given',
  title: 'A file is read that the answer neither ships nor makes',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'Terraform reads these files while it validates or plans, and stops where one is not there.',
  fix: 'Ship the file in the answer, write it with a local_file resource, or build the archive from inline source blocks.',
  limits: 'A file that an expression reads only where it exists (fileexists, try) is not asked for.',
  grade({ evidence, report }) {
    // A plan that went through has read every one of these files.
    const planned = evidence.level !== 'hcl';
    const judge = (
      place: ReturnType<typeof at>,
      subject: string,
      found: ReturnType<typeof fileAvailability>,
    ) => {
      if (planned || found === 'shipped' || found === 'made') report.pass();
      else if (found === 'unknown')
        report.unknown(place, `${subject} is not shipped; whether it is there cannot be resolved.`);
      else report.fail(place, `${subject} is neither shipped in the answer nor made by it.`);
    };
    for (const read of fileReads(evidence)) {
      const { block, attribute, call, path } = read;
      if (isInlineText(path) || isPackage(read)) continue;
      if (typeof path === 'string') {
        const found =
          call.name === 'fileset' ? folderAvailability(evidence, path) : fileAvailability(evidence, path);
        judge(at(block, attribute.path), `${call.name}: ${inAnswer(evidence, path)}`, found);
      } else if (planned) report.pass();
      else report.unknown(at(block, attribute.path), `${call.name} reads a path that cannot be resolved.`);
    }
    for (const archive of resourcesOf(evidence, 'data.archive_file', 'archive_file')) {
      for (const attribute of ['source_file', 'source_dir']) {
        const path = archivePath(archive, attribute);
        if (path === undefined) continue;
        if (isUnknown(path)) report.unknown(at(archive, attribute), `${attribute} cannot be resolved.`);
        else {
          const found =
            attribute === 'source_dir'
              ? folderAvailability(evidence, path)
              : fileAvailability(evidence, path);
          judge(at(archive, attribute), `${attribute}: ${inAnswer(evidence, path)}`, found);
        }
      }
    }
  },
});

/** What an archive packs; undefined where it is written by a resource of the answer, which then makes it. */
function archivePath(archive: Resource, attribute: string): ReturnType<typeof stringOf> {
  const makers = (archive.references[attribute] ?? []).filter((reference) =>
    /(^|\.)(local_|archive_)/.test(reference.to),
  );
  return makers.length > 0 ? undefined : stringOf(archive, attribute);
}

/** The hash of a deployment package: `package-never-made` judges the package itself. */
function isPackage({ block, attribute, path }: FileRead): boolean {
  if (!/^(source_code_hash|source_hash|etag)$/.test(attribute.path)) return false;
  return ['filename', 'source'].some((name) => block.attributes[name]?.value === path);
}
