import type { CodeInfo } from '../source/index.ts';
import { allCodeTables } from './code-tables.ts';
import { exitCodes } from './exit-codes.ts';

/** docs/diagnostics.md: every code with what it means and how it counts. */
export function diagnosticsPage(): string {
  const named = new Set<string>();
  // Two rooms may report the same code; a link leads to the first.
  const anchor = (code: string) => (named.size < named.add(code).size ? `<a id="${code}"></a>` : '');
  const sections = Object.entries(allCodeTables).map(([title, table]) => {
    const rows = Object.entries(table)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, info]) => `| ${anchor(code)}\`${code}\` | ${levelOf(info)} | ${cell(info.summary)} |`);
    return `## ${title}\n\n| code | | what it means |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `${introduction}\n${sections.join('\n')}`;
}

function levelOf(info: CodeInfo): string {
  const exit = exitCodes[info.trouble ?? 'input'];
  return info.severity === 'warning' ? 'warning' : exit === 1 ? 'error' : `error, exit ${exit}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

const introduction = `# Diagnostics

<!-- Made by \`npm run docs\` from the tables of codes in src/. -->

What Throughline says about a project, by its code. In the terminal a diagnostic looks like this:

\`\`\`console
content/water/outline.yaml:8:9: error[unknown-element]: no element "ocaen"
  > 8 |     to: ocaen
      |         ^^^^^
  hint: did you mean "ocean"?
\`\`\`

A **warning** stops nothing. With \`--strict\` it counts as an error; \`checks\` in throughline.yaml turns it \`off\` or into an
\`error\` for the whole project; \`excuse: { <code>: <reason> }\` at an element, a relationship, a group, an event, a term, a
source or a statement excuses it there. An **error** means that its deck is not written; the exit code is 1 unless the table
says otherwise.

\`--reporter json\` gives the same as one document:

\`\`\`json
{
  "version": 1,
  "diagnostics": [
    {
      "code": "unknown-element",
      "severity": "error",
      "message": "no element \\"ocaen\\"",
      "file": "content/water/outline.yaml",
      "line": 8,
      "column": 9,
      "endLine": 8,
      "endColumn": 14,
      "hint": "did you mean \\"ocean\\"?",
      "related": [],
      "trouble": "input"
    }
  ],
  "summary": { "errors": 1, "warnings": 0 }
}
\`\`\`

Lines and columns count from 1, columns in UTF-16 code units, as editors do. \`file\`, \`line\` and the rest are \`null\` where
there is no place; \`hint\` is \`null\` where the message says it all; \`related\` holds further places, each with a message.
\`trouble\` is what the exit code comes from: input, usage, drift, io, policy or bug.
`;
