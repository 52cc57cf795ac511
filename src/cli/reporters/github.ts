import { type Diagnostic, escapeControls, positionAt } from '../../source/index.ts';
import { moreOfKind, type Reporter, shortenFindings } from './reporter.ts';

/**
 * Workflow commands of GitHub Actions, which show findings beside the lines of a change
 * (docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export const reportGithub: Reporter = (diagnostics) =>
  shortenFindings(onceForEachDeck(diagnostics))
    .map(({ diagnostic, more }) => {
      const { severity, code } = diagnostic;
      const rest = `::${severity} title=${escapeProperty(`throughline ${code}`)}::${moreOfKind(more)}\n`;
      return toCommand(diagnostic) + (more > 0 ? rest : '');
    })
    .join('');

/** One sentence that changes makes every file of a deck stale: they are told together, at the first. */
function onceForEachDeck(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told: Diagnostic[][] = [];
  const byDeck = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) {
    const path = each.span?.file.path ?? '';
    const key = each.trouble === 'drift' && path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;
    const known = key === null ? undefined : byDeck.get(`${each.code} ${key}`);
    if (known) known.push(each);
    else {
      const fresh = [each];
      told.push(fresh);
      if (key !== null) byDeck.set(`${each.code} ${key}`, fresh);
    }
  }
  return told.map((group) => {
    // What differs between presentations is told slide by slide: that says the most.
    const first = group.find(({ message }) => /\bslide \d/.test(message)) ?? group[0]!;
    const others = group.filter((each) => each !== first).map(({ span }) => nameIn(span!.file.path));
    if (others.length === 0) return first;
    return { ...first, message: `${first.message}\nand ${others.length} more: ${others.join(', ')}` };
  });
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function toCommand({ severity, code, message, hint, span }: Diagnostic): string {
  const properties: [string, string][] = [];
  if (span) {
    properties.push(['file', span.file.path]);
    if (span.file.text !== '') {
      const start = positionAt(span.file, span.start);
      const end = positionAt(span.file, span.end);
      properties.push(['line', String(start.line)], ['endLine', String(end.line)]);
      // Columns of several lines are refused. The last column is part of the place here.
      if (start.line === end.line) {
        const last = Math.max(start.column, end.column - 1);
        properties.push(['col', String(start.column)], ['endColumn', String(last)]);
      }
    }
  }
  properties.push(['title', `throughline ${code}`]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(',');
  const words = hint === null ? message : `${message}\nhint: ${hint}`;
  return `::${severity} ${list}::${escapeData(words)}\n`;
}

/** Line breaks would end the command, and begin another of the text's choosing. */
function escapeData(text: string): string {
  const escaped = text.split('\n').map(escapeControls).join('\n');
  return escaped.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
