import { constants, open } from 'node:fs/promises';
import { errnoOf } from './io-error.ts';

/** The bytes of a plain file, or why it cannot be read. Never waits on a pipe, never reads more than the limit. */
export async function readFileWhole(
  path: string,
  limit: number,
): Promise<{ readonly bytes: Buffer } | { readonly why: string }> {
  try {
    // A pipe without a writer would keep a blocking open waiting.
    const { O_RDONLY, O_NONBLOCK } = constants;
    const handle = await open(path, O_RDONLY | (O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return { why: stat.isDirectory() ? 'it is a folder' : 'it is no plain file' };
      if (stat.size > limit) return { why: `it is larger than ${limit / 1024 / 1024} MB` };
      return { bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    return { why: reasons[errno] ?? `the system refused it (${errno})` };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};
