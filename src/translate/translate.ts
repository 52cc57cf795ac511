import type { Deck } from '../deck/index.ts';
import { rankOf } from '../marking/index.ts';
import { reportBuild } from '../pipeline/codes.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome, type SourceFile, type Span } from '../source/index.ts';
import { isLanguageTag, parseYaml } from '../yaml/index.ts';
import { readCsv, toCsv } from './csv.ts';
import { hashOf, type Lock, lockKey, lockPathOf, readLock, writeLock } from './lock-file.ts';
import { putTranslation, type TextEdit } from './put-translation.ts';
import { type Limit, type TranslationUnit, translatableTexts, unitsIn, unitsOfDeck } from './units.ts';
import { readXliff, toXliff } from './xliff.ts';

export type TranslationFormat = 'xliff' | 'csv';

/**
 * What lacks a translation, and what has one of an original that changed since, as a file to be translated. `marking`: a
 * level; what is marked higher is left out, null: told of. Diagnostics: unknown-marking, translation-marked.
 */
export async function exportTranslations(
  project: Project,
  language: string,
  format: TranslationFormat,
  marking: string | null = null,
): Promise<Outcome<{ readonly text: string; readonly units: number }>> {
  const diagnostics: Diagnostic[] = [];
  const limit = await limitOf(project, marking, (each) => void diagnostics.push(each));
  if (hasErrors(diagnostics)) return { diagnostics };
  const units = unitsIn(translatableTexts(project, limit), language);
  const stale = new Set(staleUnits(project, language, units));
  const all = units.filter((unit) => unit.translation === null || stale.has(unit));
  const open = marking === null ? all : all.filter(({ isAbove }) => !isAbove);
  const above = open.filter(({ isAbove }) => isAbove).length;
  if (above > 0) {
    const { levels, usual } = project.settings.markings!;
    const { id } = levels[usual]!;
    const message = `${above} of the texts ${above === 1 ? 'is' : 'are'} marked higher than ${id}: translators see them`;
    const hint = `to leave them out: --marking ${id}`;
    diagnostics.push(reportBuild('translation-marked', null, message, { hint }));
  }
  const text = format === 'csv' ? toCsv(open, language) : toXliff(open, sourceOf(units, project), language);
  return { value: { text, units: open.length }, diagnostics };
}

/** The gate is loaded where anything may be marked. */
async function limitOf(
  { settings: { markings } }: Project,
  marking: string | null,
  report: (diagnostic: Diagnostic) => void,
): Promise<Limit | null> {
  const most = marking === null ? markings?.usual : rankOf(marking, markings, null, report);
  if (most === undefined || most === null) return null;
  const { SecretTexts } = await import('../gate/index.ts');
  return { most, secrets: new SecretTexts() };
}

/** Every language that a lock tells of, each with the translations whose originals changed since. Diagnostic: translation-stale. */
export function checkTranslations(project: Project): readonly Diagnostic[] {
  const languages = new Set<string>();
  for (const { path } of project.outlines)
    for (const language of readLock(project, lockPathOf(path, project)).keys()) languages.add(language);
  if (languages.size === 0) return [];
  const texts = translatableTexts(project);
  return [...languages]
    .sort()
    .flatMap((language) => reportStale(project, language, unitsIn(texts, language)));
}

/** The same of what one deck shows in its language. `path`: its file. */
export function checkTranslationsOf(project: Project, deck: Deck, path: string): readonly Diagnostic[] {
  const { language, outline } = deck;
  const lock = readLock(project, lockPathOf(path, project));
  if (!lock.has(language)) return [];
  return reportStale(project, language, unitsOfDeck(project, deck, path, outline.language));
}

/** Whether it says that a translation was made of another text. */
export function isOfAnotherText({ code, message }: Diagnostic, language: string): boolean {
  return code === 'translation-stale' && message.startsWith(translationOf(language));
}

function translationOf(language: string): string {
  return `the ${language} of "`;
}

function reportStale(
  project: Project,
  language: string,
  units: readonly TranslationUnit[],
): readonly Diagnostic[] {
  return staleUnits(project, language, units).map(({ node, place, original }) => {
    const words = original.length > 60 ? `${original.slice(0, 59)}…` : original;
    const message = `${translationOf(language)}${place}" was made of another text: it says now "${words.replace(/\s+/g, ' ')}"`;
    const hint = `"throughline translate export --language ${language}" lists it; translate import settles it`;
    return reportBuild('translation-stale', node.span, message, { hint });
  });
}

function staleUnits(
  project: Project,
  language: string,
  units: readonly TranslationUnit[],
): readonly TranslationUnit[] {
  const locks = new Map<string, Lock>();
  return units.filter((unit) => {
    if (unit.translation === null) return false;
    const path = lockPathOf(unit.path, project);
    const lock = locks.get(path) ?? readLock(project, path);
    locks.set(path, lock);
    const known = lock.get(language)?.get(lockKey(unit, path));
    return known !== undefined && known !== hashOf(unit.original);
  });
}

function sourceOf(units: readonly TranslationUnit[], project: Project): string {
  return units[0]?.language ?? project.settings.language;
}

export interface ImportedTranslations {
  readonly language: string;
  /** Files as they are to be written, by path from the project's root. */
  readonly files: ReadonlyMap<string, string>;
  readonly texts: number;
}

/**
 * Puts translations into the files that their originals stand in; nothing else in these changes. A text whose original is
 * not what was translated is left out. Diagnostics: translation-file, translation-moved.
 */
export function importTranslations(
  project: Project,
  file: SourceFile,
  asked: string | null,
): Outcome<ImportedTranslations> {
  const span: Span = { file: { ...file, text: '' }, start: 0, end: 0 };
  const read = /\.csv$/i.test(file.path) ? readCsv(file) : readXliff(file);
  if (!read.value) return { diagnostics: read.diagnostics };
  const language = asked ?? read.value.language;
  if (language === null || !isLanguageTag(language)) {
    const hint = 'name it: --language de';
    const message = 'it does not say which language it is in';
    return { diagnostics: [reportBuild('translation-file', span, message, { hint })] };
  }
  const units = unitsIn(translatableTexts(project), language);
  const diagnostics: Diagnostic[] = [];
  const byFile = new Map<string, { readonly unit: TranslationUnit; readonly edit: TextEdit }[]>();
  const done: TranslationUnit[] = [];
  for (const text of read.value.texts) {
    const same = units.filter(
      (unit) => unit.path === text.path && unit.original.trim() === text.original.trim(),
    );
    const unit = same.find((each) => each.place === text.place) ?? (same.length === 1 ? same[0] : undefined);
    const translation = text.translation.trim();
    const edit =
      unit?.translation === translation ? undefined : unit && putTranslation(unit, language, translation);
    if (!unit || edit === null) {
      const why = unit
        ? 'it is written in a way that is left alone'
        : 'its original is not there, or says something else now';
      const message = `the translation of "${text.place}" in ${text.path} is not taken: ${why}`;
      const hint = unit ? 'put it in by hand' : 'export again, and translate that';
      diagnostics.push(reportBuild('translation-moved', span, message, { hint }));
      continue;
    }
    done.push(unit);
    // A value that is used twice by an alias is written once.
    const edits = byFile.get(unit.path) ?? [];
    if (edit && !edits.some((each) => each.edit.start === edit.start)) edits.push({ unit, edit });
    byFile.set(unit.path, edits);
  }
  const files = new Map<string, string>();
  for (const [path, edits] of byFile) {
    const before = edits[0]?.unit.node.span.file.text;
    if (before === undefined) continue;
    const text = edits
      .sort((a, b) => b.edit.start - a.edit.start)
      .reduce((sum, { edit }) => sum.slice(0, edit.start) + edit.text + sum.slice(edit.end), before);
    const parsed = parseYaml({ path, text });
    if (!parsed.value || hasErrors(parsed.diagnostics)) {
      const message = `the translations in ${path} are not taken: the file would not be YAML any more`;
      diagnostics.push(reportBuild('translation-moved', span, message, { hint: 'put them in by hand' }));
    } else files.set(path, text);
  }
  for (const [path, lock] of locksWith(
    done.filter(({ path }) => files.has(path) || byFile.get(path)?.length === 0),
    language,
    project,
  ))
    files.set(path, writeLock(lock));
  return { value: { language, files, texts: done.length }, diagnostics };
}

function locksWith(
  done: readonly TranslationUnit[],
  language: string,
  project: Project,
): ReadonlyMap<string, Lock> {
  const locks = new Map<string, Lock>();
  for (const unit of done) {
    const path = lockPathOf(unit.path, project);
    const lock = locks.get(path) ?? readLock(project, path);
    locks.set(path, lock);
    const texts = lock.get(language) ?? new Map<string, string>();
    lock.set(language, texts.set(lockKey(unit, path), hashOf(unit.original)));
  }
  return locks;
}
