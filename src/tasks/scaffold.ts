import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type z } from 'zod';
import { taskFileSchema } from '../domain/task.js';
import { isFolder } from './files.js';
import { projectFolders, samplesFolderName, type TaskFolders } from './folders.js';
import { TaskError } from './problems.js';

/**
 * Makes a new task that loads at once: the dataset folder and its reference twin, with the places to fill in.
 * Nothing that exists is overwritten.
 *
 * @returns the files made, relative to the project
 */
export async function scaffoldTask(
  id: string,
  folders: TaskFolders = projectFolders(),
): Promise<readonly string[]> {
  if (!taskFileSchema.shape.id.safeParse(id).success || id === samplesFolderName) {
    throw new TaskError(
      `"${id}" cannot be a task's id; use small letters, digits and hyphens, and not "${samplesFolderName}".`,
    );
  }
  const dataset = join(folders.datasets, id);
  const reference = join(folders.reference, id);
  for (const [folder, shown] of [
    [dataset, `datasets/${id}`],
    [reference, `reference/${id}`],
  ] as const) {
    if (await isFolder(folder))
      throw new TaskError(`${shown}/ exists already; choose another id or remove it first.`);
  }
  await mkdir(dataset, { recursive: true });
  await mkdir(reference, { recursive: true });
  await writeFile(join(dataset, 'task.json'), `${JSON.stringify(firstTaskFile(id), null, 2)}\n`, {
    flag: 'wx',
  });
  await writeFile(join(dataset, 'request.md'), firstRequest, { flag: 'wx' });
  await writeFile(join(reference, 'main.tf'), firstReference, { flag: 'wx' });
  return [`datasets/${id}/task.json`, `datasets/${id}/request.md`, `reference/${id}/main.tf`];
}

/** A declaration that fits the request and the reference below, so that a new task is green before it is changed. */
function firstTaskFile(id: string): z.input<typeof taskFileSchema> {
  return {
    id,
    title: `Task ${id}`,
    prompt: 'terraform.md',
    expects: { region: 'us-east-1', remoteModules: false },
    requirements: [
      {
        id: 'queue',
        text: 'A queue that is encrypted at rest',
        severity: 'high',
        needs: [{ types: ['aws_sqs_queue'], settings: { sqs_managed_sse_enabled: { equals: true } } }],
      },
    ],
  };
}

const firstRequest = `Write what a customer would ask for. Each sentence that matters becomes a requirement in \`task.json\`.

Give us one SQS queue in us-east-1, encrypted at rest with SQS's own key.
`;

const firstReference = `# The ideal answer to request.md: it must pass every stage and every check that applies.

terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "main" {
  name                    = "example"
  sqs_managed_sse_enabled = true
}
`;
