import type { Diagnostic, SourceFile } from '../source/index.ts';
import { TemplateEngine, type TemplateSource } from './engine/template-engine.ts';
import { splitFrontMatter } from './front-matter.ts';

/**
 * One reading of a template set. What an earlier one made of the same texts is taken from there, with what was said of it: who
 * saves one template while the preview runs waits for that one.
 */
export class SetReading {
  private earlier: SetReading | null;
  private readonly report: (diagnostic: Diagnostic) => void;
  private readonly parts = new Map<string, Part>();

  constructor(earlier: SetReading | null, report: (diagnostic: Diagnostic) => void) {
    this.earlier = earlier;
    this.report = report;
  }

  /** What runs the set's templates: another one with other partials. */
  engine(partials: ReadonlyMap<string, SourceFile>): TemplateEngine {
    return this.part('engine', [...partials.values()], () => new TemplateEngine(readPartials(partials)));
  }

  /** `key`: begins with the kind of part. `files` and, of a template, `engine`: all that it is made of. */
  part<T>(
    key: string,
    files: readonly SourceFile[],
    make: (report: (diagnostic: Diagnostic) => void) => T,
    engine: TemplateEngine | null = null,
  ): T {
    let part = this.earlier?.parts.get(key);
    if (!part || part.engine !== engine || !areSame(part.files, files)) {
      const found: Diagnostic[] = [];
      part = { files, engine, value: make((diagnostic) => found.push(diagnostic)), found };
    }
    this.parts.set(key, part);
    for (const diagnostic of part.found) this.report(diagnostic);
    // Keys begin with the kind of part, so the type is the one that was kept.
    return part.value as T;
  }

  /** Nothing of the reading before is needed any more. */
  close(): void {
    this.earlier = null;
  }
}

interface Part {
  readonly files: readonly SourceFile[];
  readonly engine: TemplateEngine | null;
  readonly value: unknown;
  readonly found: readonly Diagnostic[];
}

function areSame(some: readonly SourceFile[], others: readonly SourceFile[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ path, text }, i) => path === others[i]!.path && text === others[i]!.text)
  );
}

/** `name.md.hbs` is a partial of Markdown templates only, where it stands before `name.hbs`. */
function readPartials(files: ReadonlyMap<string, SourceFile>) {
  const slide = new Map<string, TemplateSource>();
  const own = new Map<string, TemplateSource>();
  for (const [key, file] of files) {
    const source = { file, start: splitFrontMatter(file).bodyStart };
    if (key.endsWith('.md')) own.set(key.slice(0, -3), source);
    else slide.set(key, source);
  }
  return { slide, markdown: new Map([...slide, ...own]) };
}
