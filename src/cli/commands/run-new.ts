import { createFiles, openProject, type Project } from '../../index.ts';
import type { TextFile } from '../../pipeline/index.ts';
import { type Diagnostic, isName, nameHint, type Outcome } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import { type CommandInput, type CommandResult, newThings } from '../command.ts';
import { findProject } from '../find-project.ts';

type NewThing = (typeof newThings)[number];

/** Writes a first version of something, which builds as it is. Diagnostics: invalid-argument, file-exists, output-unwritable. */
export async function runNew(input: CommandInput): Promise<CommandResult> {
  const [what, name] = input.arguments.words;
  if (what === undefined || name === undefined) {
    const hint = `throughline new ${newThings.join('|')} NAME`;
    return refused('new needs to know what, and a name', hint);
  }
  const found = findProject(input);
  if (!found.value) return { output: '', diagnostics: found.diagnostics };
  const planned = filesFor(what as NewThing, name, found.value);
  if (!planned.value) return { output: '', diagnostics: planned.diagnostics };
  const created = await createFiles(found.value.root, planned.value);
  if (!created.value) return { output: '', diagnostics: created.diagnostics };
  // What is wrong with a name is said as it is said of any file.
  const { diagnostics } = openProject(found.value.root);
  const output = input.json
    ? `${JSON.stringify({ version: 1, created: created.value }, null, 2)}\n`
    : `${created.value.join('\n')}\n`;
  return { output, account: true, diagnostics: [...created.diagnostics, ...diagnostics] };
}

function refused(message: string, hint: string): CommandResult {
  return { output: '', diagnostics: [invalid(message, hint)] };
}

function invalid(message: string, hint: string): Diagnostic {
  return reportCli('invalid-argument', null, message, { hint });
}

function filesFor(what: NewThing, typed: string, project: Project): Outcome<readonly TextFile[]> {
  const [outline, name] = typed.includes('/') ? typed.split('/', 2) : [null, typed];
  if (outline !== null && what !== 'deck')
    return {
      diagnostics: [
        invalid(
          `"${typed}" is no name for a ${what}`,
          'only decks have the name of an outline before theirs',
        ),
      ],
    };
  if (!isName(name!)) return { diagnostics: [invalid(`"${typed}" is not a name for a ${what}`, nameHint)] };
  switch (what) {
    case 'outline':
      return { value: outlineFiles(name!), diagnostics: [] };
    case 'deck':
      return deckFile(name!, outline ?? null, project);
    case 'template':
      return { value: templateFiles(name!), diagnostics: [] };
    case 'theme':
      return { value: [themeFile(name!)], diagnostics: [] };
  }
}

function deckFile(name: string, outline: string | null, { outlines }: Project): Outcome<readonly TextFile[]> {
  const ids = outlines.map(({ id }) => id);
  if (outline === null && ids.length > 1) {
    const hint = `say of which: ${ids.map((id) => `${id}/${name}`).join(', ')}`;
    return { diagnostics: [invalid('the project has several outlines', hint)] };
  }
  const of = outline ?? ids[0];
  if (of === undefined || !ids.includes(of)) {
    const hint =
      ids.length > 0 ? `there are: ${ids.join(', ')}` : 'make one with "throughline new outline NAME"';
    return {
      diagnostics: [
        invalid(of === undefined ? 'the project has no outline' : `there is no outline "${of}"`, hint),
      ],
    };
  }
  return { value: [{ path: `content/${of}/decks/${name}.yaml`, text: deckText(name) }], diagnostics: [] };
}

/** `night-watch`: `Night watch`. */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function deckText(name: string): string {
  return `# What is shown to whom. \`throughline list templates\` shows the kinds of slides and what each takes.
title: ${titleOf(name)}
minutes: 10
slides:
  - use: cover
  - use: bullets
    title: What this is about
    points:
      - The first thing to say
      - The second thing to say
`;
}

function outlineFiles(name: string): readonly TextFile[] {
  const title = titleOf(name);
  return [
    {
      path: `content/${name}/outline.yaml`,
      text: `# What is true: things, how they hang together, and for every statement its source and the words that support it.
title: ${title}
summary: What ${title} is about, in one sentence.

# sources:
#   report: { title: A report, file: sources/report.txt }

elements:
  first:
    label: The first thing
    headline: What there is to say of the first thing
  second:
    label: The second thing
    headline: What there is to say of the second thing

relationships:
  link: { from: first, to: second, label: leads to }

groups:
  all: { label: "All of it", members: [first, second] }
`,
    },
    {
      path: `content/${name}/decks/introduction.yaml`,
      text: `# What is shown to whom. \`throughline list templates\` shows the kinds of slides and what each takes.
title: ${title}
minutes: 5
slides:
  - use: cover
  - use: overview
    title: One thing leads to the other
    group: all
`,
    },
  ];
}

function themeFile(name: string): TextFile {
  return {
    path: `templates/${name}/theme.yaml`,
    text: `# A look of its own: \`theme: ${name}\` in a deck. What is not said here is as in the set that it is laid over.
name: ${titleOf(name)}
base: briefing
colors:
  accent1: "1F6F8B"
  accent2: "C8553D"
fonts:
  heading: { latin: Georgia }
`,
  };
}

function templateFiles(name: string): readonly TextFile[] {
  return [
    themeFile(name),
    {
      path: `templates/${name}/slides/call-out.hbs`,
      text: `---
summary: One sentence, and what follows from it
params:
  says: { type: text, required: true, description: The sentence }
  then: { type: text, description: What follows from it }
example: { says: Water is never used up, then: It comes back as rain }
---
{{! A kind of slide of this set: \`use: call-out\` in a deck with \`template: ${name}\`. }}
<slide layout="title-and-content">
  <title>{{says}}</title>
  <slot name="body">{{#if then}}<p class="lead">{{then}}</p>{{/if}}</slot>
  <notes><p>{{says}}</p>{{#if then}}<p>{{then}}</p>{{/if}}</notes>
</slide>
`,
    },
  ];
}
