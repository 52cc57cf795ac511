import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { sameContent } from '../src/formats/index.ts';
import { buildDecks, openProject } from '../src/index.ts';
import { sha256 } from '../src/pipeline/commit/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The committed output is what the bundled outlines give now. After a change: `npm start`, and commit output/. */
const root = fileURLToPath(new URL('..', import.meta.url));
const committed = join(root, 'output');
const fresh = temporaryFolder('current');

beforeAll(async () => {
  const project = openProject(root);
  const built = await buildDecks(project.value!, { out: fresh });
  const errors = [...project.diagnostics, ...built.diagnostics].filter((d) => d.severity === 'error');
  expect(errors.map((d) => `${d.code}: ${d.message}`)).toEqual([]);
});

describe('output/', () => {
  it('has the files of the bundled decks, no more and no less', () => {
    expect(tree(committed)).toEqual(tree(fresh));
    expect(tree(fresh).filter((path) => path.endsWith('.pptx')).length).toBeGreaterThanOrEqual(7);
  });

  it('says what they say now', () => {
    const stale = outputs(fresh).filter(
      (path) => !existsSync(join(committed, path)) || !sameContent(read(committed, path), read(fresh, path)),
    );
    expect(stale).toEqual([]);
  });

  it('has manifests of the present inputs, which agree with the files', () => {
    for (const path of tree(fresh).filter((each) => each.endsWith('manifest.json'))) {
      const [ours, theirs] = [readJson(fresh, path), readJson(committed, path)];
      // Hashes of packages differ between versions of Node that deflate differently.
      expect({ path, ...theirs, outputs: Object.keys(theirs.outputs) }).toEqual({
        path,
        ...ours,
        outputs: Object.keys(ours.outputs),
      });
      const folder = path.slice(0, -'manifest.json'.length);
      for (const [name, hash] of Object.entries(theirs.outputs)) {
        expect([path, name, sha256(read(committed, folder + name))]).toEqual([path, name, hash]);
      }
    }
  });
});

function outputs(folder: string): string[] {
  return tree(folder).filter((path) => !path.endsWith('manifest.json'));
}

function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function read(folder: string, path: string): Buffer {
  return readFileSync(join(folder, path));
}

function readJson(folder: string, path: string) {
  return JSON.parse(read(folder, path).toString('utf8'));
}
