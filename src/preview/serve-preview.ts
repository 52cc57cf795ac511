import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openProject, planBuild, schemaFolder } from '../pipeline/index.ts';
import { type ProjectWatch, watchProject } from '../project/index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import { reportPreview } from './codes.ts';
import { bugOf, PreviewSession } from './preview-session.ts';
import { ProjectState } from './project-state.ts';
import type { FilePlace } from './protocol.ts';
import type { PageAssets } from './server/page.ts';
import { Routes } from './server/routes.ts';

export interface PreviewOptions {
  /** The project's folder. */
  readonly root: string;
  /** Decks by name, of which alone the page shows something; none: all. */
  readonly decks?: readonly string[];
  /** Values of variables that win over those of files. */
  readonly vars?: ReadonlyMap<string, string>;
  /** The day that decides which sources are stale (`2026-05-01`) [each deck's own]. */
  readonly asOf?: string | null;
  /** As it was written; `0`: any that is free; null: ours, or any that is free. */
  readonly port: string | null;
  /** What the address of the page holds: nobody may guess it. */
  readonly token: string;
  readonly assets: PageAssets;
  /** Opens a file of the project in an editor; null: the page links to one. Says what went wrong, or null. */
  readonly openEditor?: ((place: FilePlace) => Promise<string | null>) | null;
  /** See `SessionOptions`. */
  readonly idle?: number;
}

export interface Preview {
  /** Of the page, with its token. */
  readonly url: string;
  /** Ends every connection and stops watching. */
  readonly close: () => Promise<void>;
}

/** Where the page is found when nobody says otherwise: its settings stay with its port. */
const usualPort = 4747;

/** Never another: what is shown is for the person at this machine. */
const host = '127.0.0.1';

/**
 * Serves the page on which authors see their decks while they write them, to this machine only, until it is closed.
 * Diagnostics: those of opening the project and of choosing decks;
 * invalid-port, port-in-use, cannot-listen.
 */
export async function servePreview(options: PreviewOptions): Promise<Outcome<Preview>> {
  const { root, token, assets } = options;
  const opened = openProject(root, options.vars, undefined, options.asOf);
  if (!opened.value) return { diagnostics: opened.diagnostics };
  const decks = options.decks ?? [];
  const plan = planBuild(opened.value, decks);
  if (decks.length > 0 && !plan.value) return { diagnostics: plan.diagnostics };
  const port = readPort(options.port);
  if (port.value === undefined) return { diagnostics: port.diagnostics };
  const openEditor = options.openEditor ?? null;
  const state = new ProjectState(opened.value, opened.diagnostics, decks, options.vars);
  let watch: ProjectWatch | null = null;
  let refreshing = Promise.resolve();
  // One after the other, and when nobody waits for a slide.
  const refreshSchemas = () => {
    refreshing = refreshing
      .then(() => state.refreshSchemas())
      .catch((error: unknown) => [bugOf(`the schemas in "${schemaFolder}"`, 'written', error)])
      .then((problems) => {
        for (const problem of problems) session.warn(problem);
      });
    return refreshing;
  };
  const session = new PreviewSession(state, {
    onInputs: (paths) => watch?.also(paths),
    onQuiet: () => void refreshSchemas(),
    command: openEditor !== null,
    ...(options.idle !== undefined && { idle: options.idle }),
  });
  const server = createServer();
  let failure = await listen(server, port.value ?? usualPort);
  if (failure && port.value === null) failure = await listen(server, 0);
  if (failure) return { diagnostics: [failure] };
  // A server that listens on a port has an address of this form.
  const address = server.address() as AddressInfo;
  const routes = new Routes({ session, assets, openEditor, token, port: address.port });
  server.on('request', (request, response) => {
    routes.answer(request, response).catch(() => response.destroy());
  });
  const watching = await watchProject(state.root, () => void session.changed(), {
    onFailure: (problem) => {
      const hint = 'the system may allow too few watched files; start the preview again when it allows more';
      session.warn(
        reportPreview('cannot-watch', null, `changes are no longer noticed: ${problem}`, { hint }),
      );
    },
  });
  watch = watching;
  await refreshSchemas();
  return {
    value: {
      url: `http://${host}:${address.port}/${token}/`,
      close: async () => {
        session.close();
        routes.close();
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await Promise.all([closed, watching.close(), refreshing]);
      },
    },
    diagnostics: [],
  };
}

/** Null: none is asked for. Diagnostics: invalid-port. */
function readPort(text: string | null): Outcome<number | null> {
  if (text === null) return { value: null, diagnostics: [] };
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return { value: port, diagnostics: [] };
  const hint = 'a port is a number up to 65535; 0 takes any that is free';
  return { diagnostics: [reportPreview('invalid-port', null, `"${text}" is no port`, { hint })] };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<Diagnostic | null> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      const message = inUse
        ? `port ${port} is taken by another program`
        : `the system does not let the preview listen on port ${port} (${error.code})`;
      const hint = 'name another with --port, or --port 0 for any that is free';
      resolve(reportPreview(inUse ? 'port-in-use' : 'cannot-listen', null, message, { hint }));
    };
    server.once('error', fail);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', fail);
      resolve(null);
    });
  });
}

/** The words of a command line, with `{file}`, `{line}` and `{column}` in them. */
export interface EditorCommand {
  readonly program: string;
  readonly words: readonly string[];
}

/**
 * Reads `code -g {file}:{line}:{column}`. Quotes hold words together as in a shell; nothing else of a shell is
 * understood, since none is run. Diagnostics: invalid-editor.
 */
export function readEditorCommand(text: string): Outcome<EditorCommand> {
  const refuse = (problem: string) => {
    const hint = 'write it as in --editor "code -g {file}:{line}:{column}"';
    return { diagnostics: [reportPreview('invalid-editor', null, problem, { hint })] };
  };
  const words: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const match = /^(?:[^\s"']|"[^"]*"|'[^']*')+/.exec(rest);
    if (!match) return refuse('the command of the editor has a quote without its end');
    const word = match[0];
    if (/^["']/.test(rest.slice(word.length)))
      return refuse('the command of the editor has a quote without its end');
    words.push(
      word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
    );
    rest = rest.slice(word.length).trimStart();
  }
  const [program, ...others] = words;
  if (!program) return refuse('the command of the editor is empty');
  if (!others.some((word) => word.includes('{file}')))
    return refuse(`the command of the editor, "${text}", does not say where the {file} goes`);
  return { value: { program, words: others }, diagnostics: [] };
}

/** The words with a place in them: values are words or parts of words, whatever characters they have. */
export function editorWords({ words }: EditorCommand, file: string, place: FilePlace): readonly string[] {
  const values: Readonly<Record<string, string>> = {
    file,
    line: String(place.line),
    column: String(place.column),
  };
  return words.map((word) => word.replace(/\{(file|line|column)\}/g, (_, name: string) => values[name]!));
}
