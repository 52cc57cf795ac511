import { runCli } from '../../src/cli/run-cli.ts';

export interface InProcess {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, as if `folder` were the current one. */
export async function runInProcess(
  args: readonly string[],
  folder: string,
  more: { readonly env?: Readonly<Record<string, string>>; readonly interactive?: boolean } = {},
): Promise<InProcess> {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    interactive: more.interactive ?? false,
    color: false,
    folder,
    env: more.env ?? {},
    now: () => performance.now(),
    signal: new AbortController().signal,
  });
  return { code, out, err };
}
