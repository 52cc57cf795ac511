import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProjectView } from './project-view.ts';

/** What is open in an editor, and the projects that it belongs to. */
export interface Workspace {
  readonly documents: () => readonly TextDocument[];
  readonly document: (uri: string) => TextDocument | null;
  /** The project that a file is in; null: in none. */
  readonly viewOf: (uri: string) => ProjectView | null;
  /** Those of which something was open. */
  readonly views: () => readonly ProjectView[];
}

/** The place of a file on the disk; null for what is no file. */
export function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

/** A file of a project by its path from the root, as editors address it; null for one that is not in the project. */
export function addressOf(view: ProjectView, path: string, { documents }: Workspace): string | null {
  if (path === '' || path.startsWith('package:')) return null;
  const place = join(view.root, path);
  // An editor may spell the address of a file that is open in its own way.
  const open = documents().find(({ uri }) => pathOf(uri) === place);
  return open?.uri ?? pathToFileURL(place).href;
}

/** The path of a document from the root of its project. */
export function pathIn(view: ProjectView, uri: string): string | null {
  const path = pathOf(uri)?.replaceAll('\\', '/');
  const base = `${view.root.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  return path?.startsWith(base) ? path.slice(base.length) : null;
}

/** A slip of ours, for the log that editors keep of a server. */
export function tellSlip(connection: Connection, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  void connection.sendNotification('window/logMessage', { type: 1, message });
}
