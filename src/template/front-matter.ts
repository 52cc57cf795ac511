import { type Diagnostic, didYouMean, type SourceFile, type Span } from '../source/index.ts';
import {
  anything,
  boolean,
  describeLocated,
  type Infer,
  type KeyedEntry,
  type Located,
  list,
  mapOf,
  number,
  oneOf,
  optional,
  parseYaml,
  record,
  required,
  spanOf,
  string,
} from '../yaml/index.ts';
import { reportTemplate } from './codes.ts';
import { limitFields, parseParamType, readLimits } from './param-type.ts';
import {
  type HandoutSetting,
  handoutSettings,
  type ParamChoice,
  type ParamType,
  type TemplateParam,
} from './template.ts';

/** What a template says about itself. */
export interface FrontMatter {
  readonly summary: string;
  readonly params: readonly TemplateParam[];
  readonly example: Located | null;
  /** Of a handout: how many pages of paper it may fill; null: any. */
  readonly pages: number | null;
  /** Of a handout: how its pages are set. */
  readonly setting: HandoutSetting;
  /** There is none, so that nobody knows where the template begins; that has been reported. */
  readonly isMissing?: true;
  /** Where the template proper begins. */
  readonly bodyStart: number;
}

const paramSchema = record('parameter', {
  type: required(anything('type'), 'element, text, a list such as elements, or a list of allowed words'),
  required: optional(boolean(), 'whether every slide must give it'),
  default: optional(anything(), 'what stands where it is not given'),
  description: optional(string(), 'what it is for'),
  ...limitFields,
});

const choicesSchema = list(list(string()));

const frontMatterSchema = record('front matter', {
  summary: required(string(), 'what the template is for, in a line'),
  params: optional(mapOf(paramSchema), 'its parameters by name'),
  'one-of': optional(choicesSchema, 'lists of parameters of which exactly one must be given'),
  'any-of': optional(choicesSchema, 'lists of parameters of which one or more must be given'),
  'at-most-one-of': optional(choicesSchema, 'lists of parameters of which not more than one may be given'),
  example: optional(anything(), 'an example of its parameters'),
  pages: optional(number({ integer: true, min: 1 }), 'of a handout: how many pages it may fill at most'),
  setting: optional(oneOf(handoutSettings), 'of a handout: how its pages are set'),
});

/** Keys of an entry of a deck that say what slide it is, one of which it has. */
export const slideNameKeys = ['use', 'section', 'include'] as const;

/** Keys that every slide may have besides its template's parameters. */
export const slideKeys = [
  'id',
  'title',
  'notes',
  'each',
  'with',
  'hidden',
  'minutes',
  'select',
  'appendix',
] as const;

/**
 * Keys that a template's own parameter of the name hides: sets had such parameters before there were the keys.
 */
export const hideableKeys = ['if', 'where', 'layout', 'transition', 'build', 'marking', 'excuse'] as const;

const entryKeys: readonly string[] = [...slideNameKeys, ...slideKeys];

/** Names that templates see besides their parameters, and keys that every entry of a deck has. */
const takenNames: readonly string[] = ['deck', 'outline', 'slide', 'vars', ...entryKeys];
/** The same of handouts, which see all slides. */
const takenInHandouts: readonly string[] = ['slides', ...takenNames];

/** Where a template's text begins, and the YAML before it. Null YAML: there is none. */
export function splitFrontMatter(file: SourceFile): {
  readonly yaml: SourceFile | null;
  readonly bodyStart: number;
} {
  const open = /^---[ \t]*(?:\r\n|\n|\r|$)/.exec(file.text);
  if (!open) return { yaml: null, bodyStart: 0 };
  const close = /^---[ \t]*(?:\r\n|\n|\r|$)/m;
  const rest = file.text.slice(open[0].length);
  const found = close.exec(rest);
  if (!found) return { yaml: null, bodyStart: 0 };
  const end = open[0].length + found.index;
  // Blanks in the place of the first line: positions in the YAML are positions in the file.
  const text = file.text.slice(0, open[0].length).replace(/-/g, ' ') + file.text.slice(open[0].length, end);
  return { yaml: { path: file.path, text }, bodyStart: end + found[0].length };
}

/** Reads a template's front matter; what is wrong with it is reported and left out. */
export function readFrontMatter(
  file: SourceFile,
  kind: 'slide' | 'markdown',
  report: (diagnostic: Diagnostic) => void,
): FrontMatter {
  const { yaml, bodyStart } = splitFrontMatter(file);
  const nothing = {
    summary: '',
    params: [],
    example: null,
    pages: null,
    setting: 'plain',
    bodyStart,
  } as const;
  if (!yaml) {
    const message = file.text.startsWith('---')
      ? 'the front matter is never closed'
      : 'this template has no front matter';
    const hint = 'begin the file with "---", "summary: …", "---"';
    report(
      reportTemplate('front-matter', { file, start: 0, end: Math.min(3, file.text.length) }, message, {
        hint,
      }),
    );
    return { ...nothing, isMissing: true };
  }
  const parsed = parseYaml(yaml);
  for (const diagnostic of parsed.diagnostics) report(diagnostic);
  const decoded = parsed.value && frontMatterSchema.decode(parsed.value, report);
  if (!decoded) return nothing;
  const choices = readChoices(decoded, report);
  const entries = decoded.params ?? [];
  const taken = kind === 'slide' ? takenNames : takenInHandouts;
  const params = entries.flatMap((entry) => readParam(entry, entries, choices, taken, report));
  if (decoded.example) checkExample(decoded.example, params, report);
  const { summary, example, pages } = decoded;
  return { summary, params, example, pages, setting: decoded.setting ?? 'plain', bodyStart };
}

type ParamEntry = KeyedEntry<NonNullable<ReturnType<(typeof paramSchema)['decode']>>>;

/** The choices between parameters. Each names two or more that there are, none of which is required by itself. */
function readChoices(
  matter: Infer<typeof frontMatterSchema>,
  report: (diagnostic: Diagnostic) => void,
): ParamChoice[] {
  const params = new Map((matter.params ?? []).map(({ key, value }) => [key, value]));
  return (['one-of', 'any-of', 'at-most-one-of'] as const).flatMap((key) =>
    (matter[key] ?? []).flatMap((names) => {
      const unknown = names.find((name) => !params.has(name));
      const fixed = names.find((name) => params.get(name)?.required || params.get(name)?.default);
      const message =
        unknown !== undefined
          ? `there is no parameter "${unknown}"`
          : fixed !== undefined
            ? `"${fixed}" is required or has a default, so it leaves no choice`
            : names.length < 2 || new Set(names).size < names.length
              ? 'a choice is between two or more parameters'
              : null;
      if (message === null)
        return [{ names, required: key !== 'at-most-one-of', ...(key === 'any-of' && { several: true }) }];
      const hint = unknown === undefined ? 'one-of: [[of, data]]' : didYouMean(unknown, params.keys());
      report(reportTemplate('bad-parameter', spanOf(matter, key), message, { hint }));
      return [];
    }),
  );
}

function readParam(
  entry: ParamEntry,
  entries: readonly ParamEntry[],
  choices: readonly ParamChoice[],
  taken: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): TemplateParam[] {
  const { key, keySpan, value } = entry;
  if (taken.includes(key)) {
    const message = `a parameter cannot be called "${key}"`;
    report(reportTemplate('bad-parameter', keySpan, message, { hint: 'the name has a meaning of its own' }));
    return [];
  }
  if (hideableKeys.some((hidden) => hidden === key)) {
    const message = `the parameter "${key}" hides the key "${key}" that every slide has`;
    const hint = 'it works as before; give it another name to have the key as well';
    report(reportTemplate('parameter-hides-key', keySpan, message, { hint }));
  }
  const type = parseParamType(value.type, report);
  if (!type) return [];
  if (value.default) checkDefault(value.default, type, report);
  const dataParams = entries.flatMap((each) => (isData(each.value.type) ? [each.key] : []));
  return [
    {
      name: key,
      type,
      limits: readLimits(value, type, dataParams, report),
      choices: choices.filter((choice) => choice.names.includes(key)),
      required: value.required ?? false,
      default: value.default,
      description: value.description ?? '',
      span: keySpan,
    },
  ];
}

function isData(type: Located): boolean {
  return type.kind === 'scalar' && type.text === 'data';
}

/** Types whose values can be told from their YAML alone. */
function checkDefault(node: Located, type: ParamType, report: (diagnostic: Diagnostic) => void): void {
  const items = type.list && node.kind === 'list' ? node.items : [node];
  for (const item of items) {
    const problem = mismatch(item, type);
    if (problem === null) continue;
    const hint = type.name === 'words' && item.kind === 'scalar' ? didYouMean(item.text, type.words) : null;
    report(reportTemplate('bad-parameter', item.span, `the default is ${problem}`, { hint }));
  }
}

function mismatch(node: Located, type: ParamType): string | null {
  const value = node.kind === 'scalar' ? node.value : undefined;
  const found = describeLocated(node);
  if (type.name === 'words') {
    const known = node.kind === 'scalar' && type.words.includes(node.text);
    return known ? null : `${found}, which is none of ${type.words.join(', ')}`;
  }
  if (type.name === 'number' && typeof value !== 'number') return `${found}, not a number`;
  if (type.name === 'boolean' && typeof value !== 'boolean') return `${found}, not true or false`;
  return null;
}

function checkExample(
  example: Located,
  params: readonly TemplateParam[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const problem = (span: Span, message: string, hint: string | null): void =>
    report(reportTemplate('bad-parameter', span, message, { hint }));
  if (example.kind !== 'map') {
    problem(
      example.span,
      `the example is ${describeLocated(example)}, not a map`,
      'example: { item: some-id }',
    );
    return;
  }
  const names = params.map((param) => param.name);
  for (const entry of example.entries) {
    if (names.includes(entry.key) || (entryKeys.includes(entry.key) && entry.key !== 'include')) continue;
    problem(
      entry.keySpan,
      `the example gives "${entry.key}", which is no parameter`,
      didYouMean(entry.key, names),
    );
  }
  for (const param of params) {
    if (!param.required || param.default || example.entries.some((entry) => entry.key === param.name))
      continue;
    problem(example.span, `the example lacks the required "${param.name}"`, null);
  }
  for (const choice of new Set(params.flatMap((param) => param.choices))) {
    const given = example.entries.filter((entry) => choice.names.includes(entry.key));
    const names = choice.names.map((name) => `"${name}"`).join(' or ');
    if (given.length > 1 && !choice.several)
      problem(given[1]!.keySpan, `the example gives more than one of ${names}`, null);
    if (given.length === 0 && choice.required) problem(example.span, `the example lacks ${names}`, null);
  }
}
