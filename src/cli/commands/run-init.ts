import { relative, resolve } from 'node:path';
import { importFile } from '../../import/index.ts';
import { createFiles, openProject, projectSchemas, schemaFolder, writeSchemas } from '../../index.ts';
import type { TextFile } from '../../pipeline/index.ts';
import { outputNameProblem } from '../../project/index.ts';
import { hasErrors } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { writeImported } from './run-import.ts';
import { starterAgents } from './starter-agents.ts';

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
  const from = input.arguments.texts.get('from');
  if (from !== undefined) return initFrom(input, folder, from);
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

/** A project whose first deck is made of a file: read first, so that nothing is left of one that cannot be. */
async function initFrom(input: CommandInput, folder: string, from: string): Promise<CommandResult> {
  const read = await importFile(resolve(input.terminal.folder, from), { shown: from });
  if (!read.value) return { output: '', diagnostics: read.diagnostics };
  const { name } = read.value;
  const files = starterFiles
    .filter(({ path }) => !path.startsWith('content/'))
    .map((file) => ({ ...file, text: file.text.replaceAll('compost', name) }));
  const created = await createFiles(folder, files);
  if (!created.value) return { output: '', diagnostics: created.diagnostics };
  const imported = await writeImported(input, folder, read);
  const project = openProject(folder);
  const schemas = project.value ? projectSchemas(project.value).value : null;
  const place = { folder: resolve(folder, schemaFolder), shown: schemaFolder };
  const written =
    project.value && schemas && !hasErrors(imported.diagnostics)
      ? await writeSchemas(project.value, schemas, place)
      : { diagnostics: [] };
  return { ...imported, diagnostics: [...imported.diagnostics, ...written.diagnostics] };
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
    image: { src: images/scraps.svg, alt: "A bowl with peel, a carrot and egg shells" }
    statements:
      - text: The notes count peel, coffee grounds and egg shells among the scraps.
        source: notebook
        quote: Peel, coffee grounds and egg shells go on the heap.
  heap:
    label: The heap
    role: Where it changes
    headline: The heap needs air and water to work
    kind: place
    image: { src: images/heap.svg, alt: "A heap of leaves and peel between boards" }
    statements:
      - id: turned
        text: The notes say that the heap is turned once a month.
        source: notebook
        quote: Once a month the heap is turned, so that air gets in.
    notes: |
      Ask who has turned a heap before, and what it smelled like.
  soil:
    label: Soil
    role: What comes out
    headline: After a year the heap has become soil
    kind: material
    icon: plant
    statements:
      - id: a-year
        text: According to the notes it takes about a year.
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
    path: 'content/compost/images/scraps.svg',
    text: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">
  <rect width="400" height="300" fill="#f6ead2"/>
  <rect y="235" width="400" height="65" fill="#d9b98a"/>
  <path d="M150 160 Q160 90 200 70 Q190 120 205 160 Z" fill="#6f8f4e"/>
  <path d="M205 165 L290 75 Q305 70 302 90 L240 170 Z" fill="#e8963c"/>
  <path d="M298 78 Q325 50 330 60 Q325 75 303 86 Z" fill="#4f7a3a"/>
  <path d="M115 165 Q130 115 165 165 Z" fill="#fffaf0"/>
  <path d="M90 160 H310 Q300 245 245 250 H155 Q100 245 90 160 Z" fill="#3f7f93"/>
  <path d="M90 160 H310 L307 178 H93 Z" fill="#2f6475"/>
</svg>
`,
  },
  {
    path: 'content/compost/images/heap.svg',
    text: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">
  <rect width="400" height="300" fill="#e4efdc"/>
  <rect y="240" width="400" height="60" fill="#8a6a45"/>
  <path d="M80 240 Q120 120 200 110 Q280 120 310 240 Z" fill="#5c4630"/>
  <path d="M110 205 Q150 150 200 152 Q250 155 285 205 Z" fill="#6f8f4e"/>
  <circle cx="160" cy="190" r="12" fill="#e8963c"/>
  <circle cx="230" cy="178" r="10" fill="#c8442f"/>
  <path d="M70 130 V250 M320 130 V250 M60 160 H90 M60 200 H90 M300 160 H330 M300 200 H330" stroke="#b98d5a" stroke-width="12" stroke-linecap="round"/>
  <path d="M365 90 V250 M350 90 V125 H380 V90" stroke="#3d4a3a" stroke-width="7" fill="none" stroke-linecap="round"/>
</svg>
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
  - use: cards                       # a card for each member of the group
    title: Scraps become soil by way of the heap
    of: [stages]
  - use: element
    item: scraps
  - use: element
    item: heap
  - use: closing
    title: Turn it, and wait
    figures:
      - { value: Monthly, label: "turned, so that air gets in", statement: turned }
      - { value: 1 year, label: "until it is dark, loose soil", statement: a-year }
  - use: sources
`,
  },
  { path: 'AGENTS.md', spare: true, text: starterAgents },
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
