import { spawnSync } from 'node:child_process';
import type { Tree, TreeEntry } from '../../project/index.ts';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';

/** What one answer of git may have: the texts of a project, or a picture. */
const mostBytes = 512 * 1024 * 1024;

/** Texts that most of what is asked for needs: read at once, where a question for each would take its time. */
const wanted = /^(?:throughline\.yaml|(?:content|templates|icons)\/.*)$/;
const textual = /\.(?:ya?ml|hbs|csv|tsv|md|txt|svg)$/;

/**
 * The files of a project as they were at a git reference: read from git's objects, with no checkout, no filter and no
 * network. Null: `reference` names no version that git knows here. Diagnostics: git-missing, git-failed.
 */
export function readGitTree(root: string, reference: string): Outcome<Tree | null> {
  const git = gitIn(root);
  const prefix = git(['rev-parse', '--show-prefix']);
  if (prefix.missing) {
    const hint = 'install git, or compare with a folder';
    return fail(
      reportBuild('git-missing', null, 'versions are read with git, which is not to be found', { hint }),
    );
  }
  if (!prefix.out) return { value: null, diagnostics: [] };
  // A word that begins with a hyphen would be an option.
  const commit = reference.startsWith('-')
    ? null
    : git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{tree}`]).out;
  if (!commit) return { value: null, diagnostics: [] };
  const folder = text(prefix.out).replace(/\r?\n$/, '');
  const listed = git([
    'ls-tree',
    '-r',
    '-z',
    '-l',
    '--full-tree',
    text(commit).trim(),
    ...(folder === '' ? [] : ['--', folder]),
  ]);
  if (!listed.out) return fail(reportFailure(reference, listed.problem));
  const files = new Map<string, TreeEntry>();
  for (const line of text(listed.out).split('\0')) {
    const [, mode, type, id, size, path] = /^(\d+) (\w+) (\w+) +(\d+|-)\t([\s\S]+)$/.exec(line) ?? [];
    if (type !== 'blob' || !path!.startsWith(folder)) continue;
    files.set(path!.slice(folder.length), { id: id!, size: Number(size), link: mode === '120000' });
  }
  const known = new Map<string, Uint8Array>();
  const first = [...files].filter(
    ([path, { size, link }]) => link || (wanted.test(path) && textual.test(path) && size < 5e6),
  );
  const batch = git(['cat-file', '--batch'], `${first.map(([, { id }]) => id).join('\n')}\n`);
  if (first.length > 0 && batch.out) readBatch(batch.out, known);
  const read = ({ id }: TreeEntry): Uint8Array | null => {
    const bytes = known.get(id) ?? git(['cat-file', 'blob', id]).out;
    if (bytes) known.set(id, bytes);
    return bytes;
  };
  return { value: { files, read }, diagnostics: [] };
}

/** `<id> blob <size>`, a line break, the bytes, a line break: of each object that was asked for. */
function readBatch(answer: Uint8Array, into: Map<string, Uint8Array>): void {
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    if (end < 0) return;
    const [id, kind, size] = text(answer.subarray(at, end)).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    into.set(id!, new Uint8Array(answer.subarray(at, at + Number(size))));
    at += Number(size) + 1;
  }
}

interface Answer {
  readonly out: Uint8Array | null;
  readonly problem: string;
  readonly missing: boolean;
}

/** Without a shell, and without what settings of the repository could start: a pager, a monitor, a fetch. */
function gitIn(root: string) {
  const env = {
    ...process.env,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
  return (words: readonly string[], input = ''): Answer => {
    const plain = [
      '--no-pager',
      '--no-replace-objects',
      '-c',
      'core.fsmonitor=false',
      '-c',
      'protocol.allow=never',
    ];
    const done = spawnSync('git', [...plain, ...words], {
      cwd: root,
      env,
      input,
      maxBuffer: mostBytes,
      shell: false,
      windowsHide: true,
    });
    const missing = (done.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    const problem = done.error?.message ?? text(done.stderr).trim();
    // Plain bytes, as files give them.
    return { out: done.status === 0 && !done.error ? new Uint8Array(done.stdout) : null, problem, missing };
  };
}

function reportFailure(reference: string, problem: string): Diagnostic {
  return reportBuild('git-failed', null, `git cannot read "${reference}": ${problem.split('\n', 1)[0]}`);
}

function fail(diagnostic: Diagnostic): Outcome<never> {
  return { diagnostics: [diagnostic] };
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
