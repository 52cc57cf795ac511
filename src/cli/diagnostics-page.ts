import type { CodeInfo } from '../source/index.ts';
import { allCodeTables } from './code-tables.ts';
import { exitCodes } from './codes.ts';

/** An example of a code, as tests/diagnostics/examples.yaml has it. */
export interface DiagnosticExample {
  /** Which file the texts are: `outline`, `deck` and so on, or a path; `command`: what is typed. */
  readonly in?: string;
  /** The file, or several by path. */
  readonly fails?: string | Readonly<Record<string, string>>;
  readonly passes?: string | Readonly<Record<string, string>>;
  /** Why there is no example. */
  readonly elsewhere?: string;
}

/** docs/diagnostics.md: every code with what it means, how it counts, and an example. */
export function diagnosticsPage(examples: Readonly<Record<string, DiagnosticExample>>): string {
  const named = new Set<string>();
  // Two rooms may report the same code; a link leads to the first.
  const isFirst = (code: string) => named.size < named.add(code).size;
  const sections = Object.entries(allCodeTables).map(([title, table]) => {
    const codes = Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
    const first = codes.filter(([code]) => isFirst(code)).map(([code]) => code);
    const rows = codes.map(([code, info]) => {
      const anchor = first.includes(code) ? `<a id="${code}"></a>` : '';
      return `| ${anchor}\`${code}\` | ${levelOf(info)} | ${cell(info.summary)} |`;
    });
    const shown = first.flatMap((code) => formatExample(code, examples[code]));
    const rest = first.flatMap((code) => formatAbsence(code, examples[code]));
    const list = rest.length > 0 ? `\nWithout an example here:\n\n${rest.join('\n')}\n` : '';
    const overview = `| code | | what it means |\n|---|---|---|\n${rows.join('\n')}\n`;
    return `## ${title}\n\n${overview}\n${shown.join('\n')}${list}`;
  });
  return `${introduction}\n${sections.join('\n')}`;
}

/** Folded away: the page is a table first. */
function formatExample(code: string, example: DiagnosticExample | undefined): string[] {
  if (example?.fails === undefined || example.passes === undefined) return [];
  const fails = formatSide(example.fails, example.in);
  const passes = formatSide(example.passes, example.in);
  const head = `<details><summary><code>${code}</code></summary>`;
  return [`${head}\n\nReported${fails}\nNot reported${passes}\n</details>\n`];
}

/** What follows "Reported". */
function formatSide(side: NonNullable<DiagnosticExample['fails']>, place = ''): string {
  if (typeof side !== 'string') {
    const files = Object.entries(side).map(
      ([path, text]) => `\`${path}\`:\n\n${fence(extensionOf(path), text)}`,
    );
    return `:\n\n${files.join('\n')}`;
  }
  const [language, where] = kindsOfText[place] ?? [extensionOf(place), `in \`${place}\``];
  const text = place === 'command' ? `throughline ${side}` : side.trimEnd();
  return `${where === '' ? '' : `, ${where}`}:\n\n${fence(language, text)}`;
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

/** Language of the text, and what it is. */
const kindsOfText: Readonly<Record<string, readonly [language: string, where: string]>> = {
  outline: ['yaml', 'in an outline'],
  deck: ['yaml', 'in a deck'],
  slides: ['yaml', 'among the slides of a deck'],
  template: ['hbs', 'in a slide template'],
  markup: ['hbs', 'in a slot of a slide template'],
  theme: ['yaml', 'in `theme.yaml`'],
  strings: ['yaml', 'in `strings.yaml`'],
  settings: ['yaml', 'in `throughline.yaml`'],
  csv: ['csv', 'in data that a chart draws'],
  command: ['console', ''],
};

function extensionOf(path: string): string {
  return /\.(\w+)$/.exec(path)?.[1] ?? '';
}

function formatAbsence(code: string, example: DiagnosticExample | undefined): string[] {
  return example?.elsewhere === undefined ? [] : [`- \`${code}\`: ${example.elsewhere}`];
}

function levelOf(info: CodeInfo): string {
  const exit = exitCodes[info.trouble ?? 'input'];
  return info.severity === 'warning' ? 'warning' : exit === 1 ? 'error' : `error, exit ${exit}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

const introduction = `# Diagnostics

<!-- Made by \`npm run docs\` from the tables of codes in src/ and tests/diagnostics/examples.yaml. -->

What Throughline says about a project, by its code. In the terminal a diagnostic looks like this:

\`\`\`console
content/water/outline.yaml:8:9: error[unknown-element]: no element "ocaen"
  > 8 |     to: ocaen
      |         ^^^^^
  hint: did you mean "ocean"?
\`\`\`

A **warning** stops nothing. With \`--strict\` it counts as an error; \`checks\` in throughline.yaml turns it \`off\` or into an
\`error\` for the whole project; \`excuse: { <code>: <reason> }\` at an element, a relationship, a group, an event, a term, a
source or a statement, or at a slide of a deck, excuses it there. An **error** means that its deck is not written; the exit
code is 1 unless the table says otherwise. What stands under *Checks* is looked for by \`check\` alone,
but for \`duplicate-title\` and \`unsourced-point\`, which builds look for too. It stops no build; errors among it have a level
and can be excused as well. [checks.md](checks.md) tells how.

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
\`trouble\` is what the exit code comes from: input, usage, missing, drift, io, policy or bug.

Below, each code has an example that is reported and one that is not. The slides and templates in them are about an outline
that has the elements \`rain\` and \`sea\`, the relationship \`runs\` from one to the other, the pair \`exchange\`, the
group \`all\` of both, and a statement with the tag \`core\`; templates are given \`rain\` as \`item\`.
`;
