import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Connection } from 'vscode-languageserver';
import type { TextDocument as Document } from 'vscode-languageserver-textdocument';
import { findProject } from '../project/index.ts';
import { version } from '../source/index.ts';
import { answerRequests } from './answer-requests.ts';
import { Findings } from './findings.ts';
import { languageServer } from './load-libraries.ts';
import { ProjectView } from './project-view.ts';
import { pathOf, type Workspace } from './workspace.ts';

export interface ServeLspOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
}

/** Speaks the Language Server Protocol on a pair of streams, until they end: the help that editors give. */
export async function serveLsp({ input, output, signal }: ServeLspOptions): Promise<void> {
  const {
    createConnection,
    ProposedFeatures,
    StreamMessageReader,
    StreamMessageWriter,
    TextDocuments,
    TextDocument,
  } = languageServer();
  const connection: Connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
  );
  const documents = new TextDocuments<Document>(TextDocument);
  const views = new Map<string, ProjectView>();
  const workspace: Workspace = {
    documents: () => documents.all(),
    document: (uri) => documents.get(uri) ?? null,
    viewOf: (uri) => {
      const path = pathOf(uri);
      const root = path === null ? undefined : findProject(dirname(path)).value;
      if (root === undefined) return null;
      const opened = () => textsBelow(root, documents.all());
      const view = views.get(root) ?? new ProjectView(root, opened);
      views.set(root, view);
      return view;
    },
    views: () => [...views.values()],
  };
  const findings = new Findings(connection, workspace);
  connection.onInitialize(() => ({
    serverInfo: { name: 'throughline', version },
    capabilities: {
      // Whole texts: they are small, and nothing can go out of step.
      textDocumentSync: { openClose: true, change: 1, save: true },
      definitionProvider: true,
      referencesProvider: true,
      hoverProvider: true,
      renameProvider: { prepareProvider: true },
      completionProvider: { triggerCharacters: [' ', '[', ',', '{', '.', '#', '>', '('] },
    },
  }));
  answerRequests(connection, workspace);
  documents.onDidChangeContent(({ document: { uri } }) => findings.changed(uri));
  documents.onDidSave(() => findings.changedOnDisk());
  documents.onDidClose(({ document: { uri } }) => findings.changed(uri));
  connection.onDidChangeWatchedFiles(() => findings.changedOnDisk());
  documents.listen(connection);
  const ended = new Promise<void>((resolve) => {
    connection.onExit(resolve);
    input.once('end', resolve);
    input.once('close', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  connection.listen();
  await ended;
  findings.end();
  connection.dispose();
}

/** The open texts of a project, by their paths from its root. */
function textsBelow(root: string, documents: readonly Document[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const base = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  for (const document of documents) {
    const path = pathOf(document.uri)?.replaceAll('\\', '/');
    if (path?.startsWith(base)) texts.set(path.slice(base.length), document.getText().replace(/^\uFEFF/, ''));
  }
  return texts;
}
