import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categoryIds } from '../domain/category.js';
import { GraderError, listChecks, loadCategory, loadCheck, loadGraders } from './load.js';

const goodCheck = `export default {
  id: 'encryption/example', title: 'An example of a check', severity: 'low', kind: 'intrinsic',
  reason: 'Because an example must give a reason.', fix: 'Write a better example.', grade() {},
};`;

describe('graders as shipped', () => {
  it('has every category, each with at least one check', async () => {
    const { categories, checks } = await loadGraders();
    expect(categories.map((category) => category.id)).toEqual([...categoryIds]);
    const empty = categoryIds.filter((id) => !checks.some((check) => check.id.startsWith(`${id}/`)));
    expect(empty).toEqual([]);
  });

  it('lists checks in one stable order', async () => {
    const ids = (await listChecks()).map((entry) => entry.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});

describe('a graders folder', () => {
  let root = '';
  let made = 0;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-load-'));
  });
  afterAll(async () => {
    await rm(root, { recursive: true, force: true });
  });

  /** Writes one check folder, fresh each time because modules are imported once. */
  async function graders(source: string, name = 'example'): Promise<string> {
    made += 1;
    const folder = join(root, String(made));
    await mkdir(join(folder, 'encryption', name), { recursive: true });
    await mkdir(join(folder, '_template', 'check'), { recursive: true });
    await writeFile(join(folder, 'encryption', name, 'check.js'), source);
    return folder;
  }

  async function load(folder: string) {
    const [entry] = await listChecks(folder);
    if (entry === undefined) throw new Error('no check was listed');
    return loadCheck(entry);
  }

  it('gives the check with its grade function, and skips folders that start with _', async () => {
    const folder = await graders(goodCheck);
    expect(await listChecks(folder)).toHaveLength(1);
    const check = await load(folder);
    expect(check).toMatchObject({ id: 'encryption/example', references: {} });
    expect(typeof check.grade).toBe('function');
  });

  it.each([
    [
      'an id that differs from the folders',
      goodCheck,
      'other',
      /id "encryption\/example"; the id must equal/,
    ],
    [
      'a severity nobody knows',
      goodCheck.replace("'low'", "'awful'"),
      'example',
      /wrong metadata[\s\S]*severity/,
    ],
    [
      'a field nobody knows',
      goodCheck.replace('grade()', 'extra: 1, grade()'),
      'example',
      /wrong metadata[\s\S]*extra/,
    ],
    ['no default export', 'export const check = {};', 'example', /must default-export defineCheck/],
    ['a module that throws', 'throw new Error("boom");', 'example', /cannot be imported: boom/],
  ])('refuses %s', async (_case, source, name, message) => {
    const folder = await graders(source, name);
    await expect(load(folder)).rejects.toThrow(message);
    await expect(load(folder)).rejects.toBeInstanceOf(GraderError);
  });

  it('refuses a check folder without check.ts', async () => {
    const folder = await graders(goodCheck);
    await mkdir(join(folder, 'encryption', 'empty'));
    await expect(listChecks(folder)).rejects.toThrow(/encryption\/empty holds no check\.ts/);
  });

  it('refuses a category whose id differs from its folder', async () => {
    const folder = await graders(goodCheck);
    await writeFile(
      join(folder, 'encryption', 'category.js'),
      `export default { id: 'monitoring', title: 'Monitoring', why: 'Because it must be given.', weight: 1 };`,
    );
    await expect(loadCategory('encryption', folder)).rejects.toThrow(/the id must equal the folder/);
  });
});
