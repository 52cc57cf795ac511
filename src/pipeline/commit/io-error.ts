import type { Diagnostic } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';

/** An operation on a file that the system refused. Thrown inside this folder only; its public functions report it. */
export class IoError extends Error {
  readonly path: string;
  readonly errno: string;
  /** Another program has the file open. */
  readonly inUse: boolean;

  constructor(path: string, errno: string, why: 'in-use' | null = null) {
    super(`${errno}: ${path}`);
    this.path = path;
    this.errno = errno;
    this.inUse = why !== null;
  }
}

/** Runs a file operation; what the system refuses names the path that the user knows, not a temporary one. */
export async function onFile<T>(path: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    throw new IoError(path, errno, error instanceof IoError && error.inUse ? 'in-use' : null);
  }
}

/** The system's short name for what went wrong (`ENOSPC`); null for anything that is not a system error. */
export function errnoOf(error: unknown): string | null {
  if (error instanceof IoError) return error.errno;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return /^E[A-Z0-9]+$/.test(error.code) && 'syscall' in error ? error.code : null;
}

const reasons: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOSPC: ['no space is left on the disk', 'make room, then build again'],
  EDQUOT: ['the disk quota is used up', 'make room, then build again'],
  EFBIG: [
    'it is larger than a file may be here',
    'raise the limit (ulimit -f), or name another folder with --out',
  ],
  EACCES: ['permission is denied', 'check who may write to the folder, or name another with --out'],
  EPERM: ['the system does not allow it', 'close programs that have the file open, or check its permissions'],
  EBUSY: ['it is in use', 'close the program that has it open, then build again'],
  ELOOP: ['a link on its path leads to itself', 'replace the link with a folder, or name another with --out'],
  LINK: ['it is a link, and nothing is written through one', 'replace the link with a folder'],
  EROFS: ['the disk is read-only', 'name another folder with --out'],
  EISDIR: ['a folder has that name', 'move the folder away, or name another with --out'],
  ENOTDIR: ['a part of its path is a file, not a folder', 'move the file away, or name another with --out'],
  EEXIST: [
    'a file has the name of a folder that is needed',
    'move the file away, or name another with --out',
  ],
  ENAMETOOLONG: ['the name is too long for the disk', 'choose shorter names'],
  EMFILE: ['too many files are open', 'raise the limit of open files'],
  ENOENT: ['it does not exist', 'create it, or name another'],
};

/** What a user reads: nothing half-written is left behind, so the old output is still good. */
export function reportIo(
  error: unknown,
  options: {
    /** The folder that the path is relative to, as the user knows it. */
    readonly within?: string;
    /** What the user knows the path as. */
    readonly as?: string;
    readonly reading?: boolean;
  } = {},
): Diagnostic {
  const errno = errnoOf(error);
  if (errno === null) throw error;
  const named = options.as ?? (error instanceof IoError ? error.path : pathOf(error));
  const path = options.within === undefined || options.within === '.' ? named : `${options.within}/${named}`;
  const code = errno.startsWith('E') ? ` (${errno})` : '';
  if (error instanceof IoError && error.inUse && !options.reading) {
    const message = `cannot write ${path}: it is open in another program${code}`;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const hint = `close ${name} in PowerPoint, or whatever has it open, and build again; its deck is left as it was`;
    return reportBuild('output-unwritable', null, message, { hint });
  }
  const [reason, hint] = reasons[errno] ?? ['the system refused it', null];
  if (options.reading) return reportBuild('output-unreadable', null, `cannot read ${path}: ${reason}${code}`);
  return reportBuild('output-unwritable', null, `cannot write ${path}: ${reason}${code}`, { hint });
}

function pathOf(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : 'a file';
}
