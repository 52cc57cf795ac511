import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/pipeline/commit/files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('folder');

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
