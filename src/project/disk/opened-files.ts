import type { Outcome, Span } from '../../source/index.ts';
import { ProjectFiles, type Roots } from './project-files.ts';

/** The files of a project, of which some are open in an editor: what is typed there counts, saved or not. */
export class OpenedFiles extends ProjectFiles {
  private readonly opened: ReadonlyMap<string, string>;

  /** `opened`: texts by their paths from the project's root. */
  constructor(roots: Roots, opened: ReadonlyMap<string, string>) {
    super(roots);
    this.opened = opened;
  }

  override exists(path: string): boolean {
    return this.opened.has(path) || super.exists(path);
  }

  protected override read(path: string, from: Span | null, limit: number): Outcome<Uint8Array> {
    const typed = this.opened.get(path);
    if (typed === undefined) return super.read(path, from, limit);
    return { value: new TextEncoder().encode(typed), diagnostics: [] };
  }
}
