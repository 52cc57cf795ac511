import { relative, resolve } from 'node:path';
import { createFiles, openProject, projectSchemas, schemaFolder, writeSchemas } from '../../index.ts';
import type { TextFile } from '../../pipeline/index.ts';
import { outputNameProblem } from '../../project/index.ts';
import { hasErrors } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';

/** Writes the starter project and its schemas. Diagnostics: file-exists, output-unwritable. */
export async function runInit(input: CommandInput): Promise<CommandResult> {
  const { terminal } = input;
  const word = input.arguments.words[0] ?? input.arguments.texts.get('project') ?? '.';
  const problem = word === '.' ? null : outputNameProblem(word);
  if (problem !== null) {
    const diagnostic = reportCli('invalid-argument', null, `"${word}" ${problem}`, {
      hint: 'name another folder',
    });
    return { output: '', diagnostics: [diagnostic] };
  }
  const folder = resolve(terminal.folder, word);
  const created = await createFiles(folder, starterFiles);
  if (!created.value) return { output: '', diagnostics: created.diagnostics };
  const paths = [...created.value];
  const diagnostics = [...created.diagnostics];
  const project = openProject(folder);
  diagnostics.push(...project.diagnostics);
  if (project.value) {
    const schemas = projectSchemas(project.value);
    diagnostics.push(...schemas.diagnostics);
    const place = { folder: resolve(folder, schemaFolder), shown: schemaFolder };
    const written = await writeSchemas(project.value, schemas.value ?? [], place);
    diagnostics.push(...written.diagnostics);
    paths.push(...written.value);
  }
  if (hasErrors(diagnostics)) return { output: '', diagnostics };
  const left = starterFiles.filter((file) => file.spare && !paths.includes(file.path));
  const shown = relative(terminal.folder, folder);
  return {
    output: input.json
      ? `${JSON.stringify({ version: 1, created: paths }, null, 2)}\n`
      : `${paths.join('\n')}\n`,
    account: true,
    diagnostics,
    notes: [
      ...left.map((file) => `${file.path} was there already; it lacks perhaps:\n${file.text}`),
      `Now: ${shown === '' ? '' : `cd ${/^[\w./\\-]+$/.test(shown) ? shown : `"${shown}"`} && `}throughline build`,
    ],
  };
}

/** What `init` writes. `spare` files are left out where the folder has its own. */
export const starterFiles: readonly (TextFile & { readonly spare?: boolean })[] = [
  {
    path: 'throughline.yaml',
    text: `# Defaults and settings of this project. Each deck can have its own template, language and formats.
language: en
template: briefing
formats: [pptx, md]
output: output
# "throughline check" also says what a designer would mend; take this out to hear it.
checks: { style: off }
`,
  },
  {
    path: 'content/compost/outline.yaml',
    text: `# What is true: things, how they hang together, and for every statement its source and the words that support it.
title: The compost heap
summary: How scraps from the kitchen become soil for the garden.

sources:
  notebook:
    title: Notes from a garden
    short: Garden notes
    file: sources/notebook.txt       # every quote must be in this file, letter for letter

elements:
  scraps:
    label: Kitchen scraps
    role: What goes in
    headline: Everything starts with what the kitchen leaves
    kind: material
    statements:
      - text: The notes count peel, coffee grounds and egg shells among the scraps.
        source: notebook
        quote: Peel, coffee grounds and egg shells go on the heap.
  heap:
    label: The heap
    role: Where it changes
    headline: The heap needs air and water to work
    kind: place
    statements:
      - text: The notes say that the heap is turned once a month.
        source: notebook
        quote: Once a month the heap is turned, so that air gets in.
    notes: |
      Ask who has turned a heap before, and what it smelled like.
  soil:
    label: Soil
    role: What comes out
    headline: After a year the heap has become soil
    kind: material
    statements:
      - text: According to the notes it takes about a year.
        source: notebook
        quote: After about a year it is dark, loose soil.

relationships:
  feeding: { from: scraps, to: heap, label: feed }
  ripening: { from: heap, to: soil, label: becomes }

groups:
  stages:
    label: From scraps to soil
    members: [scraps, heap, soil]
    count: 3                         # the build fails when the list says otherwise

terms:
  turning: { term: Turning, meaning: Moving the heap from one place to another with a fork. }
`,
  },
  {
    path: 'content/compost/sources/notebook.txt',
    text: `Peel, coffee grounds and egg shells go on the heap. Once a month the heap is turned, so that air gets in.
After about a year it is dark, loose soil.
`,
  },
  {
    path: 'content/compost/decks/introduction.yaml',
    text: `# What is shown to whom. \`throughline list templates\` shows the kinds of slides and what each takes.
title: Compost in five minutes
audience: New members of the garden
date: 2026-03-01
minutes: 5
# Another look: ministry, keynote, classroom, board, night, or a theme of your own in templates/.
theme: editorial
handouts:
  - glossary
slides:
  - use: cover
  - use: diagram
    title: Scraps become soil by way of the heap
    of: [stages]
    arrange: chain
  - use: element
    each: stages
  - use: sources
`,
  },
  {
    path: '.gitattributes',
    spare: true,
    text: 'output/** -text\n',
  },
  {
    path: '.vscode/extensions.json',
    spare: true,
    text: `${JSON.stringify({ recommendations: ['redhat.vscode-yaml'] }, null, 2)}\n`,
  },
  {
    path: '.vscode/settings.json',
    spare: true,
    text: `${JSON.stringify(
      {
        'yaml.schemas': {
          './schemas/outline.schema.json': 'content/*/outline.yaml',
          './schemas/deck.compost.schema.json': 'content/compost/decks/*.yaml',
          './schemas/theme.schema.json': 'templates/*/theme.yaml',
          './schemas/project.schema.json': 'throughline.yaml',
        },
        'files.associations': { '*.hbs': 'handlebars' },
      },
      null,
      2,
    )}\n`,
  },
];
