import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/pipeline/commit/files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'throughline-folder-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('makeFolder', () => {
  it('makes what is missing and says where it began', async () => {
    expect(await makeFolder(join(scratch, 'a/b/c'))).toBe(join(scratch, 'a'));
    expect(existsSync(join(scratch, 'a/b/c'))).toBe(true);
    expect(await makeFolder(join(scratch, 'a/b'))).toBeUndefined();
  });

  it.runIf(existsSync('/proc/self'))('ends where a file system makes no folders', async () => {
    await expect(makeFolder('/proc/throughline/x')).rejects.toThrow(/ENOENT/);
  });
});
