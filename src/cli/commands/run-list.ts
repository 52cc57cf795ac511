import { checks } from '../../checks/index.ts';
import { listIcons } from '../../icons/index.ts';
import {
  createProjectCache,
  describeDecks,
  describeSlides,
  formatParamType,
  listFields,
  listHelpers,
  type Project,
  type TemplateParam,
} from '../../index.ts';
import { adjustableCodes, codeTables } from '../../pipeline/index.ts';
import { didYouMean, type Outcome } from '../../source/index.ts';
import { reportCli } from '../codes.ts';
import type { CommandInput, CommandResult, listings } from '../command.ts';
import { findProject } from '../find-project.ts';
import { formatTable } from '../tables.ts';
import { type Listing, listSetWords } from './list-set-words.ts';

/** Prints a list as a table, or as JSON. Diagnostics: invalid-argument, and those of reading what is listed. */
export async function runList(input: CommandInput): Promise<CommandResult> {
  const [word, ...of] = input.arguments.words;
  // Parsing let only these words through.
  const what = (word ?? 'decks') as (typeof listings)[number];
  const extra = what === 'slides' ? undefined : of[what === 'fields' || what === 'icons' ? 1 : 0];
  if (extra !== undefined) {
    const hint = 'throughline list fields element';
    const diagnostic = reportCli('invalid-argument', null, `list ${what} takes no "${extra}"`, { hint });
    return { output: '', diagnostics: [diagnostic] };
  }
  if (input.arguments.flags.has('why') && what !== 'slides') {
    const hint = 'throughline list slides --why';
    const diagnostic = reportCli('invalid-argument', null, `list ${what} takes no --why`, { hint });
    return { output: '', diagnostics: [diagnostic] };
  }
  if (input.arguments.texts.has('missing') && what !== 'words') {
    const hint = 'throughline list words --missing cs';
    const diagnostic = reportCli('invalid-argument', null, `list ${what} takes no --missing`, { hint });
    return { output: '', diagnostics: [diagnostic] };
  }
  const listed = makeListing(what, of, input);
  if (!listed.value) return { output: '', diagnostics: listed.diagnostics };
  const output = input.json
    ? `${JSON.stringify({ version: 1, [what]: listed.value.items }, null, 2)}\n`
    : listed.value.text;
  return { output, diagnostics: listed.diagnostics };
}

function makeListing(
  what: (typeof listings)[number],
  of: readonly string[],
  input: CommandInput,
): Outcome<Listing> {
  if (what === 'fields') return listTypeFields(of[0]);
  if (what === 'helpers') return { value: listAllHelpers(), diagnostics: [] };
  if (what === 'checks') return { value: listChecks(), diagnostics: [] };
  const project = findProject(input);
  if (!project.value) return { diagnostics: project.diagnostics };
  const { texts } = input.arguments;
  const set = texts.get('template') ?? texts.get('set') ?? project.value.settings.template;
  const made =
    what === 'decks'
      ? listDecks(project.value)
      : what === 'slides'
        ? listSlides(project.value, of, input.arguments.flags.has('why'))
        : what === 'templates'
          ? listTemplates(project.value, set)
          : what === 'words'
            ? listWordsOfSet(project.value, set, texts.get('missing'))
            : what === 'icons'
              ? listAllIcons(project.value, of[0] ?? null)
              : listLayouts(project.value, set);
  return { ...made, diagnostics: [...project.diagnostics, ...made.diagnostics] };
}

function listDecks(project: Project): Outcome<Listing> {
  const decks = describeDecks(project);
  if (!decks.value) return { diagnostics: decks.diagnostics };
  const rows = decks.value.map((deck) => [
    deck.name,
    deck.languages.join(', '),
    deck.minutes === null ? '' : `${deck.minutes} min`,
    deck.title,
  ]);
  return { value: { text: formatTable(rows), items: decks.value }, diagnostics: decks.diagnostics };
}

/** Who chose what, and why, stands in the JSON in any case. */
function listSlides(project: Project, decks: readonly string[], why: boolean): Outcome<Listing> {
  const slides = describeSlides(project, decks);
  if (!slides.value) return { diagnostics: slides.diagnostics };
  const rows = slides.value.map(({ deck, id, kind, layout, arrangement, choices }) => {
    const reasons = choices.map(({ of, name, by, reason }) => `${of} ${name} by the ${by}: ${reason}`);
    return [deck, id, kind, layout, arrangement ?? '', ...(why ? [reasons.join('; ')] : [])];
  });
  return { value: { text: formatTable(rows), items: slides.value }, diagnostics: slides.diagnostics };
}

function listTemplates(project: Project, setName: string): Outcome<Listing> {
  const set = createProjectCache(project).templates(setName, null);
  if (!set.value) return { diagnostics: set.diagnostics };
  const templates = [...set.value.slides.values(), ...set.value.handouts.values()];
  const items = templates.map((template) => ({
    name: template.name,
    kind: template.kind === 'slide' ? 'slide' : 'handout',
    summary: template.summary,
    parameters: template.params.map((param) => ({
      name: param.name,
      type: typeOf(param),
      required: param.required,
      instead: othersOf(param),
      words: param.limits.words,
      default: param.default ? writtenAs(param.default) : null,
      description: param.description,
    })),
    example: template.example ? writtenAs(template.example) : null,
  }));
  const text = items.map((item) => {
    const params = item.parameters.map((param) => {
      const instead = param.instead.length > 0 ? `or ${param.instead.join(', ')}` : '';
      const given = param.required ? 'required' : param.default === null ? instead : `[${param.default}]`;
      const words = param.words ? [`one of: ${param.words.join(', ')}`] : [];
      return [param.name, param.type, given, [param.description, ...words].join('; ')];
    });
    const example =
      item.example === null ? '' : `    e.g. ${exampleOf(item.name, item.kind, item.example)}\n`;
    return `${item.kind} ${item.name}: ${item.summary}\n${indent(formatTable(params))}${example}`;
  });
  return { value: { text: text.join('\n'), items }, diagnostics: set.diagnostics };
}

function indent(lines: string): string {
  return lines.replace(/^(?=.)/gm, '    ');
}

/** Its type with what narrows it. */
function typeOf({ type, limits }: TemplateParam): string {
  const [word, column] = type.list ? ['words', 'columns'] : ['word', 'column'];
  const words = limits.words ? word : null;
  if (limits.columnsOf === null) return words ?? formatParamType(type);
  return `${column} of ${limits.columnsOf}${words === null ? '' : `, else ${words}`}`;
}

/** The parameters of which one must be given in its place, where there is such a choice. */
function othersOf({ name, choices }: TemplateParam): readonly string[] {
  const others = choices.filter((choice) => choice.required).flatMap((choice) => choice.names);
  return [...new Set(others)].filter((other) => other !== name);
}

function listLayouts(project: Project, setName: string): Outcome<Listing> {
  const theme = createProjectCache(project).theme(setName, null);
  if (!theme.value) return { diagnostics: theme.diagnostics };
  const items = [...theme.value.layouts.values()].map((layout) => ({
    id: layout.id,
    name: layout.name,
    slots: [...layout.slots.keys()],
  }));
  const rows = items.map((item) => [item.id, item.name, item.slots.join(', ')]);
  return { value: { text: formatTable(rows), items }, diagnostics: theme.diagnostics };
}

function listWordsOfSet(project: Project, setName: string, missing: string | undefined): Outcome<Listing> {
  const set = createProjectCache(project).templates(setName, null);
  if (!set.value) return { diagnostics: set.diagnostics };
  const listed = listSetWords(set.value.strings, missing ?? null, project.settings.language);
  return { ...listed, diagnostics: [...set.diagnostics, ...listed.diagnostics] };
}

function listTypeFields(type: string | undefined): Outcome<Listing> {
  const fields = listFields(type);
  if (fields.length === 0) {
    const types = [...new Set(listFields().map((field) => field.of))];
    const hint = didYouMean(type ?? '', types) ?? `the types are: ${types.join(', ')}`;
    return { diagnostics: [reportCli('invalid-argument', null, `there is no type "${type}"`, { hint })] };
  }
  const rows = fields.map((field) => [
    `${field.of}.${field.name}`,
    field.type,
    field.optional ? 'may be absent' : '',
    field.description,
  ]);
  return { value: { text: formatTable(rows), items: fields }, diagnostics: [] };
}

function listAllHelpers(): Listing {
  const helpers = listHelpers();
  const rows = helpers.map((helper) => [helper.signature, helper.description]);
  return { text: formatTable(rows), items: helpers };
}

/** Icons by name and by the words that they have to do with. Diagnostic: invalid-argument, where none has to do with it. */
function listAllIcons({ files }: Project, word: string | null): Outcome<Listing> {
  const items = listIcons(files, word);
  if (items.length === 0 && word !== null) {
    const hint = 'icons are found by English words: "throughline list icons" lists all of them';
    const message = `no icon has to do with "${word}"`;
    return { diagnostics: [reportCli('invalid-argument', null, message, { hint })] };
  }
  const rows = items.map(({ name, tags, own }) => [name, own ? "the project's own" : tags.join(', ')]);
  return { value: { text: formatTable(rows), items }, diagnostics: [] };
}

/** What the settings may turn into an error, or off. */
function listChecks(): Listing {
  const offByDefault = new Set(checks.filter((check) => check.level === 'off').map((check) => check.code));
  const items = Object.values(codeTables).flatMap((table) =>
    Object.entries(table)
      .filter(([code]) => adjustableCodes.has(code))
      .map(([code, { severity, summary }]) => ({
        code,
        level: offByDefault.has(code) ? 'off' : severity,
        summary,
      })),
  );
  const rows = items.map((item) => [item.code, item.level, item.summary]);
  return { text: formatTable(rows), items };
}

/** A value of front matter as its author wrote it, on one line. */
function writtenAs(node: {
  readonly span: { readonly file: { readonly text: string }; readonly start: number; readonly end: number };
}): string {
  return node.span.file.text.slice(node.span.start, node.span.end).trim().replace(/\s+/g, ' ');
}

function exampleOf(name: string, kind: string, params: string): string {
  if (kind === 'slide' && name === 'section') return params;
  const inner = params.replace(/^\{\s*|\s*\}$/g, '');
  return `{ use: ${name}${inner === '' ? '' : `, ${inner}`} }`;
}
