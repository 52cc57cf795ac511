import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startProgram } from '../../pipeline/index.ts';
import { editorWords, readEditorCommand, readPageAssets, servePreview } from '../../preview/index.ts';
import { type Diagnostic, hasErrors } from '../../source/index.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { findProject, variablesIn } from '../find-project.ts';

/** Serves the preview until it is interrupted. Diagnostics: those of the preview and of opening the project. */
export async function runPreview(input: CommandInput): Promise<CommandResult> {
  const { terminal } = input;
  const { texts, flags, words } = input.arguments;
  const editor = texts.get('editor');
  const command = editor === undefined ? null : readEditorCommand(editor);
  const assets = readPageAssets();
  const project = findProject(input);
  const diagnostics: Diagnostic[] = [
    ...(command?.diagnostics ?? []),
    ...assets.diagnostics,
    ...(project.value ? [] : project.diagnostics),
  ];
  if (!project.value || !assets.value || hasErrors(diagnostics)) return { output: '', diagnostics };
  const { root } = project.value;
  const served = await servePreview({
    root,
    decks: words,
    vars: variablesIn(input),
    asOf: project.value.settings.asOf,
    port: texts.get('port') ?? null,
    // Guessing 24 bytes takes longer than any preview is open.
    token: randomBytes(24).toString('base64url'),
    assets: assets.value,
    openEditor: command?.value
      ? (place) => {
          const { program } = command.value!;
          return startProgram(program, editorWords(command.value!, join(root, place.path), place), root);
        }
      : null,
  });
  if (!served.value) return { output: '', diagnostics: served.diagnostics };
  const { url, close } = served.value;
  terminal.out(input.json ? `${JSON.stringify({ version: 1, url })}\n` : `${url}\n`);
  if (!input.json && !flags.has('quiet'))
    terminal.err('The preview follows what you save. Press Ctrl+C to end it.\n');
  if (flags.has('open')) {
    const problem = await openPage(url, root);
    if (problem !== null)
      terminal.err(`The browser did not open (${problem}); the address above is the page.\n`);
  }
  await interrupted(terminal.signal);
  await close();
  return { output: '', diagnostics: [] };
}

function openPage(url: string, folder: string): Promise<string | null> {
  if (process.platform === 'darwin') return startProgram('open', [url], folder);
  if (process.platform === 'win32')
    return startProgram('rundll32', ['url.dll,FileProtocolHandler', url], folder);
  return startProgram('xdg-open', [url], folder);
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
