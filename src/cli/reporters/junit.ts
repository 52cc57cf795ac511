import { type Diagnostic, escapeControls, formatLocation } from '../../source/index.ts';
import { countFindings, type Reporter } from './reporter.ts';

/**
 * JUnit's XML as Jenkins and GitLab read it: a suite for each file that something was found in, a failing case for each
 * error, a passing one with its words for each warning. What was looked at without a finding passes.
 */
export const reportJunit: Reporter = (diagnostics, { command, report }) => {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const name = diagnostic.span?.file.path ?? command ?? 'throughline';
    const known = files.get(name);
    if (known) known.push(diagnostic);
    else files.set(name, [diagnostic]);
  }
  const suites = [...files].map(([name, list]) => suite(name, list));
  for (const name of report?.suites ?? []) suites.push(passing(name));
  if (suites.length === 0) suites.push(passing(command ?? 'throughline'));
  const { errors } = countFindings(diagnostics);
  const tests = diagnostics.length + suites.length - files.size;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="throughline" tests="${tests}" failures="${errors}" errors="0">\n${suites.join('')}</testsuites>\n`;
};

function suite(name: string, diagnostics: readonly Diagnostic[]): string {
  const { errors } = countFindings(diagnostics);
  const cases = diagnostics.map((diagnostic) => {
    const { code, severity, message, hint, span } = diagnostic;
    const place = span && span.file.text !== '' ? `${formatLocation(span)}: ` : '';
    const title = `${code}: ${place}${message.split('\n', 1)[0]}`;
    const words = `${place}${severity}[${code}]: ${message}${hint === null ? '' : `\nhint: ${hint}`}`;
    const body =
      severity === 'error'
        ? `<failure type="${attribute(code)}" message="${attribute(message)}">${text(words)}</failure>`
        : `<system-out>${text(words)}</system-out>`;
    const file = span ? ` file="${attribute(span.file.path)}"` : '';
    return `    <testcase classname="${attribute(name)}" name="${attribute(title)}"${file}>${body}</testcase>\n`;
  });
  return `  <testsuite name="${attribute(name)}" tests="${diagnostics.length}" failures="${errors}" errors="0" skipped="0">\n${cases.join('')}  </testsuite>\n`;
}

function passing(name: string): string {
  return `  <testsuite name="${attribute(name)}" tests="1" failures="0" errors="0" skipped="0">\n    <testcase classname="${attribute(name)}" name="looked at"/>\n  </testsuite>\n`;
}

/** XML 1.0 cannot hold control characters at all: they are written as escapes, as in a terminal. */
function text(words: string): string {
  const shown = words.split('\n').map(escapeControls).join('\n');
  return (
    shown
      .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A line that begins so is a command to the CI system in whose log this may stand.
      .replace(/^(\s*)(?=::|##)(.)/gm, (_, space: string, mark: string) => `${space}&#${mark.charCodeAt(0)};`)
  );
}

function attribute(words: string): string {
  return text(words).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
