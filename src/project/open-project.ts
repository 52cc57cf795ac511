import { resolve } from 'node:path';
import { type Diagnostic, type Files, isName, nameHint, type Outcome, type Span } from '../source/index.ts';
import { variableOf } from '../yaml/index.ts';
import { reportProject } from './codes.ts';
import { reservedName } from './disk/check-path.ts';
import { findPackageRoot, isProject } from './disk/find-project.ts';
import { OpenedFiles } from './disk/opened-files.ts';
import { type Lookup, type ProjectFiles, projectFiles } from './disk/project-files.ts';
import { isProjectTree, type Tree, TreeFiles } from './disk/tree-files.ts';
import { findInstalledSets, type InstalledSet } from './installed-sets.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';

export interface Project {
  /** Its folder, absolute. */
  readonly root: string;
  readonly settings: Settings;
  readonly files: Files;
  readonly outlines: readonly ProjectOutline[];
  /** Names of the template sets, shipped, own and of installed packages, sorted. */
  readonly templateSets: readonly string[];
  /** Those of installed packages among them. */
  readonly installed: ReadonlyMap<string, InstalledSet>;
  /** What was looked at to know all this, and where it may be looked at again. */
  readonly lookups: readonly Lookup[];
  readonly disk: ProjectFiles;
}

export interface ProjectOutline {
  /** Name of its folder. */
  readonly id: string;
  /** `content/water-cycle` */
  readonly folder: string;
  /** `content/water-cycle/outline.yaml` */
  readonly path: string;
  readonly decks: readonly ProjectDeck[];
  /** Names of deck files that are made for rows and have none left. */
  readonly rowless?: readonly string[];
}

export interface ProjectDeck {
  /** Name of its file, without `.yaml`; of a deck for a row, with the row's id behind it. */
  readonly id: string;
  readonly path: string;
  /** The row that it is made for. */
  readonly row?: DeckRow;
}

/** A row that a deck file is made for, besides others. */
export interface DeckRow {
  /** Name of the file, without `.yaml`: all of its decks together. */
  readonly family: string;
  readonly data: string;
  /** Its place in the data. */
  readonly index: number;
}

export interface OpenOptions {
  /** Where the shipped template sets are, when not where Throughline itself is. */
  readonly packageRoot?: string | null;
  /** Names of the formats that its settings may ask for; any, where nobody says. */
  readonly formats?: readonly string[];
  /** Values of variables that win over those of its files. */
  readonly vars?: ReadonlyMap<string, string> | undefined;
  /** The day that decides which sources are stale; null: each deck's own. */
  readonly asOf?: string | null | undefined;
  /** What its files are read from, where that is not the disk: the root only says whose they are. */
  readonly tree?: Tree | undefined;
  /** Texts that are open in an editor, by path: they count instead of what is on the disk. */
  readonly opened?: ReadonlyMap<string, string> | undefined;
}

/**
 * Reads what a project consists of: its settings and the names of its outlines, decks and template sets; their
 * contents are read later. Diagnostics: no-project, no-outlines, missing-outline, invalid-name, ignored-file, and
 * those of its throughline.yaml.
 */
export function openProject(root: string, options: OpenOptions = {}): Outcome<Project> {
  const folder = resolve(root);
  const { tree } = options;
  if (tree ? !isProjectTree(tree) : !isProject(folder)) {
    const message = 'this folder is no project: it has neither a throughline.yaml nor a content folder';
    const hint = 'make one with "throughline init"';
    return { diagnostics: [reportProject('no-project', null, message, { hint })] };
  }
  const packageRoot = options.packageRoot === undefined ? findPackageRoot() : options.packageRoot;
  const roots = { project: folder, package: packageRoot };
  const files = tree
    ? new TreeFiles(tree, packageRoot, folder)
    : options.opened
      ? new OpenedFiles(roots, options.opened)
      : projectFiles(roots);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const read = loadSettings(files, options.formats ?? null, report);
  if (!read) return { diagnostics };
  const commanded = new Map([...(options.vars ?? [])].map(([name, value]) => [name, variableOf(value)]));
  const settings = { ...read, vars: { ...read.vars, commanded }, asOf: options.asOf ?? null };
  const outlines = listOutlines(files, report);
  files.allowPackages(settings.packages.map(({ name }) => name));
  const installed = findInstalledSets(files, settings.packages, report);
  const templateSets = listTemplateSets(files, installed, report);
  reportRefused(files, outlines, report);
  for (const failure of files.listingFailures) report(failure);
  const lookups = files.lookups();
  return {
    value: { root: folder, settings, files, outlines, templateSets, installed, lookups, disk: files },
    diagnostics,
  };
}

/** The template sets that bring a theme of their own. */
export function listThemes({ templateSets, files, installed }: Project): readonly string[] {
  return templateSets.filter((name) => {
    const folders = [`package:templates/${name}`, `templates/${name}`, installed.get(name)?.folder];
    return folders.some((folder) => folder !== undefined && files.exists(`${folder}/theme.yaml`));
  });
}

type Report = (diagnostic: Diagnostic) => void;

function loadSettings(
  files: ProjectFiles,
  formats: readonly string[] | null,
  report: Report,
): Settings | null {
  const names = files.list('');
  if (!names.includes('throughline.yaml')) {
    const other = names.find((name) => /^throughline\.(yml|json|toml)$/i.test(name));
    if (other) report(ignored(other, 'settings stand in throughline.yaml'));
    return defaultSettings;
  }
  const read = files.readText('throughline.yaml', null);
  for (const diagnostic of read.diagnostics) report(diagnostic);
  if (!read.value) return defaultSettings;
  const settings = readSettings(read.value, formats);
  for (const diagnostic of settings.diagnostics) report(diagnostic);
  return settings.value ?? null;
}

function listOutlines(files: ProjectFiles, report: Report): ProjectOutline[] {
  const outlines: ProjectOutline[] = [];
  for (const id of files.listFolders('content')) {
    if (id.startsWith('.')) continue;
    const folder = `content/${id}`;
    const path = `${folder}/outline.yaml`;
    const decks = listDecks(files, folder, report);
    if (!files.list(folder).includes('outline.yaml')) {
      const other = files.list(folder).find((name) => /^outline\.(yml|json)$/i.test(name));
      if (other) report(ignored(`${folder}/${other}`, 'an outline stands in outline.yaml'));
      if (other || decks.length > 0) {
        report(reportProject('missing-outline', placeOf(path), `the folder ${folder} has no outline.yaml`));
      }
      continue;
    }
    if (checkName(id, path, 'outline', report)) outlines.push({ id, folder, path, decks });
  }
  if (outlines.length === 0) {
    const hint =
      'an outline stands in content/<name>/outline.yaml; "throughline init" makes one in a new folder';
    report(reportProject('no-outlines', null, 'this project has no outline', { hint }));
  }
  return outlines;
}

/** Folders that are looked through and not named anywhere: a link out of the project in them would go unnoticed. */
function reportRefused(files: ProjectFiles, outlines: readonly ProjectOutline[], report: Report): void {
  const own = files.listFolders('templates').map((name) => `templates/${name}`);
  const folders = ['content', 'templates', ...outlines.map((outline) => outline.folder), ...own];
  const named = folders.flatMap((folder) => files.list(folder).map((name) => `${folder}/${name}`));
  for (const path of ['content', 'templates', ...named]) {
    // Files are read, and reported then.
    if (/\/(\.[^/]*|outline\.yaml|theme\.yaml|strings\.yaml|[^/]*\.hbs)$/.test(path)) continue;
    const refusal = files.refusalOf(path);
    if (refusal) report(refusal);
  }
}

function listDecks(files: ProjectFiles, folder: string, report: Report): ProjectDeck[] {
  const decks: ProjectDeck[] = [];
  const edited: string[] = [];
  for (const name of files.list(`${folder}/decks`)) {
    if (name.startsWith('.')) continue;
    const path = `${folder}/decks/${name}`;
    if (name.endsWith(editsEnding)) edited.push(name.slice(0, -editsEnding.length));
    else if (name.endsWith('.yaml')) {
      const id = name.slice(0, -'.yaml'.length);
      if (checkName(id, path, 'deck', report)) decks.push({ id, path });
    } else if (/\.(yml|json)$/i.test(name) || /\.yaml$/i.test(name)) {
      report(ignored(path, 'the name of a deck ends in .yaml'));
    }
  }
  for (const id of edited) {
    // Decks for rows are called after their deck.
    if (decks.some((deck) => id === deck.id || id.startsWith(`${deck.id}-`))) continue;
    const hint = `there is no deck "${id}" whose edits by hand it could hold`;
    report(ignored(`${folder}/decks/${id}${editsEnding}`, hint));
  }
  return decks;
}

/** What was changed by hand in a finished deck stands beside its deck file. */
const editsEnding = '.edits.yaml';

export function editsPathOf({ id, path }: Pick<ProjectDeck, 'id' | 'path'>): string {
  return `${path.slice(0, path.lastIndexOf('/') + 1)}${id}${editsEnding}`;
}

function listTemplateSets(files: ProjectFiles, installed: Project['installed'], report: Report): string[] {
  const own = files
    .listFolders('templates')
    .filter((name) => !name.startsWith('.') && checkName(name, `templates/${name}`, 'template set', report));
  const shipped = files.listFolders('package:templates');
  return [...new Set([...shipped, ...own, ...installed.keys()])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Names become names of files and parts of ids: their grammar keeps them safe and apart on every system. */
function checkName(name: string, path: string, what: string, report: Report): boolean {
  const reserved = reservedName.test(name);
  if (isName(name) && !reserved) return true;
  const hint = reserved ? 'Windows keeps this name for a device' : nameHint;
  report(reportProject('invalid-name', placeOf(path), `"${name}" is not a name for a ${what}`, { hint }));
  return false;
}

function ignored(path: string, hint: string): Diagnostic {
  return reportProject('ignored-file', placeOf(path), `${path} is not read`, { hint });
}

function placeOf(path: string): Span {
  return { file: { path, text: '' }, start: 0, end: 0 };
}
