import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { type Markings, markingSettings, readMarkings } from '../marking/index.ts';
import { pictureLimits } from '../pictures/index.ts';
import { type Diagnostic, type Outcome, type SourceFile, type Span, version } from '../source/index.ts';
import {
  boolean,
  entryOf,
  type Infer,
  type JsonSchema,
  keySpanOf,
  type Located,
  language,
  list,
  mapOf,
  number,
  oneOf,
  optional,
  parseYaml,
  record,
  spanOf,
  string,
  type Variable,
  variables,
} from '../yaml/index.ts';
import { reportProject } from './codes.ts';
import {
  checkPath,
  outputNameProblem,
  outputPathProblem,
  outputPlaceProblem,
  reportOutputFolder,
} from './disk/check-path.ts';
import { packageNamePattern } from './installed-sets.ts';
import type { PictureOptions } from './picture.ts';

export type CheckLevel = 'error' | 'warning' | 'off';

/** A set of the project or of Throughline, or a package. */
const setNamePattern = packageNamePattern;
const hostPattern = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/** The format of throughline.yaml; `formats`: names of those that there are. */
const settingsSchema = (formats: readonly string[] | null) =>
  record('project', {
    language: optional(language(), 'language of outlines that name none [en]'),
    template: optional(
      string({ pattern: setNamePattern, what: 'the name of a template set' }),
      'template set of decks that name none [briefing]',
    ),
    formulas: optional(boolean(), 'whether $…$ in texts are formulas [true]'),
    formats: optional(
      list(formats ? oneOf(formats, 'format') : string()),
      'what decks are made into [pptx, md]',
    ),
    output: optional(string(), 'folder for what is made [output]'),
    checks: optional(
      mapOf(oneOf(['error', 'warning', 'off'], 'level'), { keys: 'any' }),
      'how checks are taken: error, warning or off',
    ),
    images: optional(
      record('settings of pictures', {
        'max-pixels': optional(
          number({ min: 10_000, max: pictureLimits.pixels, integer: true }),
          'width times height at the most: larger pictures are made smaller',
        ),
      }),
      'what is done to pictures',
    ),
    requires: optional(string(), 'versions of Throughline that may build this: ">=0.4"'),
    packages: optional(
      list(string({ pattern: packageNamePattern, what: 'the name of a package' })),
      'installed packages whose template sets may be named',
    ),
    vars: optional(variables(), 'values that texts of decks name: {{vars.name}}'),
    ...markingSettings,
    'show-stale': optional(
      boolean(),
      'whether slides and handouts say that a source of theirs is out of date or due for review [false]',
    ),
    'allowed-hosts': optional(
      list(string({ pattern: hostPattern, what: 'a host name' })),
      'does nothing: pictures are never fetched',
    ),
  });

export interface Settings {
  readonly language: string;
  readonly template: string;
  readonly formats: readonly string[];
  /** Relative to the project's root. */
  readonly output: string;
  readonly checks: ReadonlyMap<string, CheckLevel>;
  readonly images: PictureOptions;
  readonly vars: ProjectVariables;
  /** Installed packages that may be read, with where they are listed. */
  readonly packages: readonly { readonly name: string; readonly span: Span }[];
  /** Who may see what; null: nothing is marked. */
  readonly markings: Markings | null;
  /** Whether slides say that they stand on a stale source. */
  readonly showStale: boolean;
  /** The day that decides which sources are stale (`2026-05-01`); null: each deck's own. */
  readonly asOf: string | null;
  /** What throughline.yaml says itself; null where there is none. For the places of its values. */
  readonly record: Infer<ReturnType<typeof settingsSchema>> | null;
}

/** Values for the texts of all decks. */
export interface ProjectVariables {
  /** Of throughline.yaml. */
  readonly declared: ReadonlyMap<string, Variable & { readonly keySpan: Span }>;
  /** Of the command line: they win over all others. */
  readonly commanded: ReadonlyMap<string, Variable>;
}

export const defaultSettings: Settings = {
  language: 'en',
  template: 'briefing',
  formats: ['pptx', 'md'],
  output: 'output',
  checks: new Map(),
  images: { maxPixels: null },
  vars: { declared: new Map(), commanded: new Map() },
  packages: [],
  markings: null,
  showStale: false,
  asOf: null,
  record: null,
};

/** Reads throughline.yaml. An empty one is as good as none. `formats`: those that it may name; null: any. */
export function readSettings(file: SourceFile, formats: readonly string[] | null = null): Outcome<Settings> {
  const parsed = parseYaml(file);
  if (parsed.diagnostics.every((d) => d.code === 'empty-file') && !parsed.value) {
    return { value: defaultSettings, diagnostics: [] };
  }
  const refused = parsed.value && refuseVersion(parsed.value);
  if (refused) return { diagnostics: [refused] };
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const found = parsed.value && settingsSchema(formats).decode(parsed.value, (d) => diagnostics.push(d));
  if (!found) return { value: defaultSettings, diagnostics: asConfiguration(diagnostics) };
  if (found['allowed-hosts'] !== null) diagnostics.push(idleHosts(keySpanOf(found, 'allowed-hosts')));
  const output = found.output?.replace(/(?<=.)\/+$/, '') ?? defaultSettings.output;
  const problem = outputProblem(output);
  if (problem !== null) {
    diagnostics.push(reportOutputFolder(output, problem, spanOf(found, 'output')));
  }
  const value: Settings = {
    language: found.language ?? defaultSettings.language,
    template: found.template ?? defaultSettings.template,
    formats:
      found.formats && found.formats.length > 0 ? [...new Set(found.formats)] : defaultSettings.formats,
    output: problem === null ? output : defaultSettings.output,
    checks: new Map((found.checks ?? []).map(({ key, value: level }) => [key, level])),
    images: { maxPixels: found.images?.['max-pixels'] ?? null },
    vars: {
      declared: new Map(
        (found.vars ?? []).map(({ key, keySpan, value: each }) => [key, { ...each, keySpan }]),
      ),
      commanded: new Map(),
    },
    packages: (found.packages ?? []).map((name) => ({ name, span: spanOf(found, 'packages') })),
    markings: readMarkings(found, (d) => diagnostics.push(d)),
    showStale: found['show-stale'] ?? false,
    asOf: null,
    record: found,
  };
  return { value, diagnostics: asConfiguration(diagnostics) };
}

/** A project that another version is to build: what it says besides may mean something else. Diagnostic: other-version. */
function refuseVersion(root: Located): Diagnostic | null {
  const value = root.kind === 'map' ? entryOf(root, 'requires')?.value : null;
  if (value?.kind !== 'scalar') return null;
  const range = value.text.trim();
  const known = validRange(range);
  if (known !== null && satisfies(version, range, { includePrerelease: true })) return null;
  const fail = (message: string, hint: string) =>
    reportProject('other-version', value.span, message, { hint });
  if (known === null)
    return fail(`"${range}" names no versions`, 'write it as npm does: ">=0.4", "^1.2", "0.4 - 0.6"');
  return fail(
    `this project asks for version ${range} of Throughline, and this is ${version}`,
    'npm install --save-dev throughline, in a version that fits',
  );
}

/** JSON Schema 2020-12 of throughline.yaml, for editors. */
export function projectJsonSchema(formats: readonly string[]): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Throughline project',
    ...settingsSchema(formats).json(),
  };
}

function idleHosts(span: Span): Diagnostic {
  const message = '"allowed-hosts" does nothing: pictures are never fetched';
  const hint = 'take it out, and store a copy of each picture in the images folder';
  return reportProject('idle-setting', span, message, { hint });
}

function outputProblem(output: string): string | null {
  const problem = outputNameProblem(output) ?? outputPathProblem(output);
  const checked = checkPath(output);
  return problem ?? ('segments' in checked ? outputPlaceProblem(checked.segments) : null);
}

/** What is wrong with the settings is a matter of configuration, whatever rule found it. */
function asConfiguration(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((d) => ({ ...d, trouble: 'usage' }));
}
