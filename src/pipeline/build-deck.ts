import { checks, reportStale, standingDeck } from '../checks/index.ts';
import { type ExcusingSlide, excusingSlides } from '../deck/index.ts';
import { formatNames, formatOf, formats, type OutputFile } from '../formats/index.ts';
import type { KnownSlide } from '../layout/index.ts';
import type { Owner } from '../markup/index.ts';
import type { Fact, Project } from '../project/index.ts';
import { type Diagnostic, keepsBack, type Outcome } from '../source/index.ts';
import { adjustFindings, excusesOf } from './adjust-findings.ts';
import { adjustableCodes, quietCodes } from './code-tables.ts';
import { reportBuild } from './codes.ts';
import { type DeckOutput, sha256 } from './commit/index.ts';
import type { LaidOutDeck, LaidOutEdition } from './laid-out-deck.ts';
import { type LayOutInput, layOutDeck } from './lay-out-deck.ts';
import { makeFiles } from './make-files.ts';
import type { Edition } from './output-target.ts';
import { passGate } from './pass-gate.ts';
import type { PlannedDeck } from './plan-build.ts';
import type { Printer } from './programs/printer.ts';
import type { ProjectCache } from './project-cache.ts';
import type { RowsRead } from './rows-read.ts';
import type { SameDays } from './same-days.ts';
import { unusedInDeck, type VariablesUsed, variableInputs, variablesOf } from './variables-used.ts';

/** What this very program made of the deck before, by the names of its files. */
export interface EarlierFiles {
  readonly bytes: (name: string) => Uint8Array | null;
  /** What is known of its slides; null: nothing was made before. */
  readonly slides: (name: string) => readonly KnownSlide[] | null;
}

export interface BuildInput extends Omit<LayOutInput, 'known'> {
  /** What the command line asks for; null: what the deck or the project says. */
  readonly formats: readonly string[] | null;
  /** SOURCE_DATE_EPOCH as an instant, for decks without a date. */
  readonly epoch: string | null;
  /** What prints PDF. */
  readonly printer?: Printer | undefined;
  readonly earlier?: EarlierFiles | undefined;
  /** Formats that are not made whatever the deck asks for. */
  readonly without?: readonly string[] | undefined;
  /** Looks at a deck while it is in memory. */
  readonly observer?: DeckObserver | undefined;
}

/** What `check` sees of a deck that is being built. */
export interface DeckObserver {
  readonly laidOut: (edition: LaidOutEdition, deck: LaidOutDeck) => void;
  /** A handout prints a text that belongs to something. */
  readonly printed: (edition: LaidOutEdition, handout: string, owner: Owner) => void;
}

/** All files of one deck, in all its languages, with what there is to say of them. */
export interface DeckBuild extends DeckOutput {
  readonly files: readonly OutputFile[];
  readonly editions: readonly Edition[];
  /** All that was learned from the disk to make it, in parts that decks may share. */
  readonly facts: readonly (readonly Fact[])[];
  /** Of a deck that is made for a row: what it read of the data. */
  readonly rows: RowsRead | null;
  readonly vars: VariablesUsed;
  readonly days: SameDays;
}

/** A deck that was built, without the bytes of its files. */
export type MadeDeck = Pick<DeckBuild, 'deck' | 'editions' | 'facts' | 'rows' | 'vars' | 'days'> & {
  readonly files: readonly Pick<OutputFile, 'name' | 'slides'>[];
};

function makesHandouts(name: string): boolean {
  return formats.find((each) => each.name === name)?.handouts !== 'none';
}

export type BuildOutcome = Outcome<DeckBuild> & {
  /** What its slides excuse. */
  readonly excusing: readonly ExcusingSlide[];
  /** What a build says of stale sources: whether that holds the deck back is for the settings to say. */
  readonly stale?: readonly Diagnostic[];
};

/**
 * Builds one deck in all its languages, in memory. A deck with errors gives no files; its diagnostics are those of
 * all its languages.
 */
export async function buildDeck(input: BuildInput): Promise<BuildOutcome> {
  const laidOut = layOutDeck({ ...input, known: input.earlier && knownSlides.bind(null, input.earlier) });
  const diagnostics: Diagnostic[] = [...laidOut.diagnostics];
  if (!laidOut.value) return { diagnostics, excusing: [] };
  const { deckFile } = laidOut.value;
  const excusing = excusingSlides(deckFile, laidOut.value.templates);
  const wanted = input.formats ?? deckFile.record.formats ?? input.project.settings.formats;
  const formats = wanted.filter((format) => !input.without?.includes(format));
  const [handout] = deckFile.handouts;
  // On the command line, formats are asked for to get these and no others.
  if (handout && input.formats === null && !formats.some(makesHandouts)) {
    const message = `the handout "${handout.use}" is made in none of the formats of this deck (${formats.join(', ')})`;
    const names = formatNames.filter(makesHandouts);
    const hint = `add ${names.slice(0, -1).join(', ')} or ${names.at(-1)} to its "formats"`;
    diagnostics.push(reportBuild('handout-without-format', handout.span, message, { hint }));
  }
  const editions: Edition[] = [];
  const files: OutputFile[] = [];
  const printed: string[] = [];
  for (const edition of laidOut.value.editions) {
    const { observer, epoch } = input;
    observer?.laidOut(edition, laidOut.value);
    const onPrint = observer?.printed.bind(null, edition);
    const { printer } = input;
    const earlier = input.earlier?.bytes;
    const made = await makeFiles(edition, laidOut.value, { formats, epoch, printer, onPrint, earlier });
    diagnostics.push(...made.diagnostics, ...checks.flatMap((check) => check.run(edition.deck)));
    files.push(...made.files);
    printed.push(...made.printed);
    const names = made.files.map(({ name }) => name);
    editions.push({
      language: edition.language,
      slides: edition.deck.slides.length,
      minutes: edition.deck.spokenMinutes,
      files: names,
      accounted: names.filter((name) => formatOf(name)?.isAccounted),
    });
  }
  if (keepsBack(diagnostics)) return { diagnostics, excusing };
  const vars = variablesOf(laidOut.value, input.project.settings);
  diagnostics.push(...unusedInDeck(laidOut.value, vars));
  // Only now: handouts may have read pictures.
  const { facts, rows } = laidOut.value;
  const inputs = { ...laidOut.value.inputs, ...variableInputs(vars), ...staleInputs(laidOut.value) };
  diagnostics.push(...(await passGate(laidOut.value, input.planned.name, { files, printed, inputs })));
  if (keepsBack(diagnostics)) return { diagnostics, excusing };
  const partial = input.formats !== null;
  const packages = packagesIn(inputs, input.project);
  const slides = editions.reduce((sum, edition) => sum + edition.slides, 0);
  const value = {
    deck: input.planned.name,
    files,
    inputs,
    slides,
    packages,
    partial,
    adopted: laidOut.value.adopted,
    editions,
    facts,
    rows,
    vars,
    days: laidOut.value.days,
  };
  return { value, diagnostics, excusing, stale: staleFindings(laidOut.value, input.planned.name) };
}

/** What is known of the slides of the file that the deck has in some format; null: nothing was made before. */
function knownSlides(earlier: EarlierFiles, prefix: string): readonly KnownSlide[] | null {
  const told = formats.map(({ ending }) => earlier.slides(`${prefix}${ending}`));
  return told.find((slides) => slides && slides.length > 0) ?? told.find((slides) => slides !== null) ?? null;
}

/** As they stand in a manifest: the sources that its slides call stale. */
function staleInputs({ stale, showsStale }: LaidOutDeck): Readonly<Record<string, string>> {
  if (!showsStale) return {};
  return Object.fromEntries(stale.map(({ source, why }) => [`stale.${source.id}`, sha256(why)]));
}

/** What a build says of the stale sources on which its deck stands. */
export function staleFindings({ stale, editions }: LaidOutDeck, name: string): Diagnostic[] {
  const outline = editions[0]?.deck.outline;
  if (stale.length === 0 || !outline) return [];
  const standing = standingDeck(
    name,
    editions.map(({ deck }) => deck),
  );
  return reportStale(
    outline,
    stale.filter(({ source }) => standing.slides.has(source.id)),
    [standing],
  );
}

/** The versions of the installed packages of which something was read. */
function packagesIn(
  inputs: Readonly<Record<string, string>>,
  { installed }: Project,
): Record<string, string> {
  const paths = Object.keys(inputs);
  const used = [...installed].filter(([, { folder }]) => paths.some((path) => path.startsWith(`${folder}/`)));
  return Object.fromEntries(used.map(([name, { version }]) => [name, version]));
}

/** What decks are made by, besides the disk. */
export interface DeckOptions {
  readonly formats: readonly string[] | null;
  readonly epoch: string | null;
  /** The browser that prints PDF; null: one that is found. */
  readonly browser: string | null;
  /** The day that decides which sources are stale, for whoever opens the project anew; null: each deck's own. */
  readonly asOf: string | null;
}

export interface FoundDeck {
  /** Null when it has errors. */
  readonly deck: DeckBuild | null;
  /** All that was found and is not excused, before the settings have their say. */
  readonly found: readonly Diagnostic[];
}

/** Builds one deck, and leaves out what its outline and its slides excuse and what only `check` tells. */
export async function buildOne(
  planned: PlannedDeck,
  { project, cache }: { readonly project: Project; readonly cache: ProjectCache },
  { formats, epoch }: DeckOptions,
  printer: Printer,
  earlier?: BuildInput['earlier'],
): Promise<FoundDeck> {
  const outcome = await buildDeck({ project, cache, planned, formats, epoch, printer, earlier });
  const outline = cache.outline(planned.outline).value ?? null;
  const excused = excusesOf(outline, outcome.excusing, adjustableCodes);
  const told = outcome.diagnostics.filter(({ code }) => !quietCodes.has(code));
  const found = adjustFindings([...told, ...(outcome.stale ?? []), ...excused.diagnostics], {
    levels: new Map(),
    excuses: excused.excuses,
    strict: false,
  });
  return { deck: outcome.value ?? null, found };
}
