import type { Connection, Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { Diagnostic } from '../source/index.ts';
import { findFindings } from './find-findings.ts';
import { lspDiagnostic } from './positions.ts';
import type { ProjectView } from './project-view.ts';
import { addressOf, pathIn, tellSlip, type Workspace } from './workspace.ts';

/** How long nobody types before decks are looked at, in milliseconds. */
const rest = 120;

/** Tells editors what there is to be said of the files of their projects, whenever something changes. */
export class Findings {
  private readonly connection: Connection;
  private readonly workspace: Workspace;
  private readonly waiting = new Map<ProjectView, ReturnType<typeof setTimeout>>();
  /** Counts the changes of a project. */
  private readonly changes = new Map<ProjectView, number>();
  /** Addresses of which something was said. */
  private readonly told = new Map<ProjectView, ReadonlySet<string>>();

  constructor(connection: Connection, workspace: Workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /** A text that is open was changed, opened or closed. */
  changed(uri: string): void {
    const view = this.workspace.viewOf(uri);
    if (!view) return;
    view.change(pathIn(view, uri));
    this.plan(view);
  }

  changedOnDisk(): void {
    for (const view of this.workspace.views()) {
      view.change(null);
      this.plan(view);
    }
  }

  end(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    for (const view of this.workspace.views()) this.changes.set(view, -1);
  }

  private plan(view: ProjectView): void {
    const change = (this.changes.get(view) ?? 0) + 1;
    this.changes.set(view, change);
    clearTimeout(this.waiting.get(view));
    const look = () =>
      void this.look(view, change).catch((error: unknown) => tellSlip(this.connection, error));
    this.waiting.set(view, setTimeout(look, rest));
  }

  private async look(view: ProjectView, change: number): Promise<void> {
    const pause = async () => {
      await new Promise((resume) => setImmediate(resume));
      return this.changes.get(view) === change;
    };
    const open = this.workspace.documents().flatMap(({ uri }) => pathIn(view, uri) ?? []);
    const found = await findFindings(view, open, pause);
    if (!found || this.changes.get(view) !== change) return;
    const byAddress = new Map<string, LspDiagnostic[]>(
      [...(this.told.get(view) ?? [])].map((uri) => [uri, []] as const),
    );
    // Of a file that is open and sound that is said, too.
    for (const path of open) byAddress.set(addressOf(view, path, this.workspace)!, []);
    for (const each of eachOnce(found)) {
      const uri = addressOf(view, each.span?.file.path ?? 'throughline.yaml', this.workspace);
      if (uri === null) continue;
      const list = byAddress.get(uri) ?? [];
      list.push(lspDiagnostic(each, (path) => addressOf(view, path, this.workspace)));
      byAddress.set(uri, list);
    }
    this.told.set(view, new Set([...byAddress].flatMap(([uri, list]) => (list.length > 0 ? [uri] : []))));
    for (const [uri, diagnostics] of byAddress) await this.connection.sendDiagnostics({ uri, diagnostics });
  }
}

/** Decks of one outline say the same of it. */
function eachOnce(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ code, message, span }: Diagnostic) =>
    `${code} ${span?.file.path ?? ''} ${span?.start ?? ''} ${message}`;
  return [...new Map(found.map((each) => [key(each), each])).values()];
}
