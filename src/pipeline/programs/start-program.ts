import { spawn } from 'node:child_process';

/** How long a program may take to fail at once, in milliseconds: later it is on its own. */
const patience = 300;

/**
 * Starts a program that outlives us, without a shell, and forgets it. Says what went wrong at the start, or null.
 */
export function startProgram(
  program: string,
  words: readonly string[],
  folder: string,
): Promise<string | null> {
  return new Promise((resolve) => {
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(program, words, { cwd: folder, stdio: 'ignore', detached: true, shell: false });
    } catch (error) {
      // Such as a name with a NUL in it.
      resolve(error instanceof Error ? error.message : String(error));
      return;
    }
    const timer = setTimeout(() => resolve(null), patience);
    const end = (problem: string | null) => {
      clearTimeout(timer);
      resolve(problem);
    };
    child.once('error', (error: NodeJS.ErrnoException) =>
      end(
        error.code === 'ENOENT'
          ? `there is no program "${program}"`
          : `"${program}" cannot be started (${error.code})`,
      ),
    );
    child.once('exit', (code) =>
      end(code === 0 || code === null ? null : `"${program}" ended with code ${code}`),
    );
    child.unref();
  });
}
