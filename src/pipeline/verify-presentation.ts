import { relative, resolve } from 'node:path';
import { accessibilityRules, ownTitles, type ReportFinding, reportCheck } from '../checks/index.ts';
import { type Difference, describeDifference, judgeOutput, sameContent } from '../formats/index.ts';
import {
  type AccessibleDeck,
  attemptRead,
  readAccessible,
  readComparable,
  verifyPackage,
  verifyZip,
} from '../formats/pptx/index.ts';
import { type Package, readZip } from '../package/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome, type Span } from '../source/index.ts';
import { adjustFindings } from './adjust-findings.ts';
import { buildDeck } from './build-deck.ts';
import { readOutput, sha256 } from './commit/index.ts';
import { outputFolderOf } from './commit/output-place.ts';
import { reportDrift } from './drift-findings.ts';
import { notPresentation, openPresentation, type Properties } from './open-presentation.ts';
import { type PlannedDeck, planBuild } from './plan-build.ts';
import { createProjectCache } from './project-cache.ts';
import { onDayOf, readLevels, readSourceDateEpoch } from './read-options.ts';

export interface VerifyOptions {
  /** The file as the user named it, for messages. */
  readonly shown: string;
  /** Where a presentation of ours may come from; null: there is no project. */
  readonly project: Project | null;
  readonly strict?: boolean;
  readonly sourceDateEpoch?: string | undefined;
}

export interface VerifyReport {
  readonly file: string;
  readonly slides: number;
  /** What a presentation of ours says of itself and how it stands to its project; null for any other. */
  readonly own: OwnPresentation | null;
}

export interface OwnPresentation {
  /** `outline/deck`. */
  readonly deck: string;
  readonly language: string;
  readonly status: OwnStatus;
  readonly differences: readonly Difference[];
}

/**
 * Looks at any .pptx file: whether it is safe to open, whether it is built as programs expect, whether all people can
 * read it; one of ours also for whether it says what its project would say now. Writes nothing.
 */
export async function verifyPresentation(
  path: string,
  options: VerifyOptions,
): Promise<Outcome<VerifyReport>> {
  const opened = await openPresentation(path, options.shown);
  if (!opened.value) return { diagnostics: opened.diagnostics };
  const { bytes, span } = opened.value;
  const { parts, entries, custom } = opened.value;
  const foreign = !writtenByUs(parts, custom);
  const faults = [...(foreign ? [] : verifyZip(entries)), ...verifyPackage(parts, foreign)].map(
    (finding): Diagnostic => {
      // In a file that somebody brings it is no bug of ours.
      return { ...finding, span, trouble: 'input' };
    },
  );
  const diagnostics: Diagnostic[] = [...opened.diagnostics, ...faults];
  const accessible = attemptRead(() => readAccessible(parts));
  if ('why' in accessible) {
    const why = `its slides cannot be read: ${accessible.why}`;
    return { diagnostics: [...diagnostics, notPresentation(span, why)] };
  }
  diagnostics.push(...findBarriers(accessible.value, custom !== null, span));
  const levels = options.project ? readLevels(options.project).value : new Map();
  const own = custom ? await lookAtOwn(path, bytes, custom, options) : null;
  diagnostics.push(...(own?.diagnostics ?? []));
  const adjusted = adjustFindings(diagnostics, { levels, excuses: [], strict: options.strict ?? false });
  const value = { file: options.shown, slides: accessible.value.slides.length, own: own?.value ?? null };
  return { value, diagnostics: adjusted };
}

/** The properties of a file stay when another program saves it; its own name does not. */
function writtenByUs(parts: Package, custom: Properties | null): boolean {
  const app = parts.get('docProps/app.xml');
  return (
    custom !== null &&
    app !== undefined &&
    Buffer.from(app).includes('<Application>Throughline</Application>')
  );
}

/** Of one kind: a file with a million of them is not told of all. */
const mostBarriers = 1000;

/** Ids of slides are told of a deck of ours: other programs give slides names that nobody chose. */
function findBarriers(deck: AccessibleDeck, own: boolean, span: Span): Diagnostic[] {
  const found: Diagnostic[] = [];
  const told = new Map<string, number>();
  const report: ReportFinding = (code, { slide }, message, hint) => {
    const before = told.get(code) ?? 0;
    if (before === mostBarriers) return;
    told.set(code, before + 1);
    const at = slide === null ? null : deck.slides[slide]!;
    const where = at ? `slide ${at.number}${own && at.id !== '' ? ` \`${at.id}\`` : ''}: ` : '';
    found.push(reportCheck(code, span, `${where}${message}`, { hint }));
  };
  for (const rule of own ? accessibilityRules : [...accessibilityRules, ownTitles]) rule(deck, report);
  return found;
}

async function lookAtOwn(
  path: string,
  bytes: Uint8Array,
  custom: Properties,
  options: VerifyOptions,
): Promise<Outcome<OwnPresentation>> {
  const deck = custom.get('throughline.deck') ?? '';
  const language = custom.get('throughline.language') ?? '';
  const said = { deck, language };
  const { project } = options;
  if (!project) return { value: { ...said, status: 'unknown', differences: [] }, diagnostics: [] };
  const output = resolve(project.root, project.settings.output);
  const compared = await compareWithProject(bytes, {
    ...said,
    content: custom.get('throughline.content') ?? '',
    project,
    committed: resolve(path).startsWith(output)
      ? relative(output, resolve(path)).replaceAll('\\', '/')
      : null,
    sourceDateEpoch: options.sourceDateEpoch,
  });
  const { status, differences } = compared;
  const drifted = status !== 'current' && status !== 'saved-again' && status !== 'unknown';
  const name = options.shown.slice(options.shown.lastIndexOf('/') + 1);
  const place = { path: options.shown };
  const findings = drifted
    ? reportDrift(
        [
          {
            deck,
            name,
            status: status === 'stale-and-edited' ? 'edited' : status,
            differences,
            alsoStale: status === 'stale-and-edited',
          },
        ],
        place,
      )
    : [];
  return { value: { ...said, status, differences }, diagnostics: [...compared.diagnostics, ...findings] };
}

/**
 * How a presentation of ours stands to its project. Stale: the project says something else now. Edited: somebody
 * changed the file. Saved again: another program wrote it, and nothing was changed. Unrecognised: under half of its slides
 * are left. Unknown: the project or its deck is not here, or cannot be built.
 */
export type OwnStatus =
  | 'current'
  | 'stale'
  | 'saved-again'
  | 'edited'
  | 'stale-and-edited'
  | 'unrecognised'
  | 'unknown';

export interface OwnInput {
  readonly deck: string;
  readonly language: string;
  /** The hash of what it showed when it was built. */
  readonly content: string;
  readonly project: Project;
  /** Its path in the project's output folder; null when it is somewhere else. */
  readonly committed: string | null;
  readonly sourceDateEpoch: string | undefined;
}

export interface OwnComparison {
  readonly status: OwnStatus;
  readonly differences: readonly Difference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds the deck in memory and compares. */
async function compareWithProject(bytes: Uint8Array, input: OwnInput): Promise<OwnComparison> {
  const expected = await buildExpected(input);
  if (!expected.bytes) return { status: 'unknown', differences: [], diagnostics: expected.diagnostics };
  const { diagnostics } = expected;
  if (sameContent(bytes, expected.bytes)) return { status: 'current', differences: [], diagnostics };
  const content = readComparable(readZip(expected.bytes).parts).properties.get('throughline.content');
  // The hash tells what the deck showed when it was built.
  const changed = content !== input.content;
  if (await isAsBuilt(bytes, input))
    return { status: 'stale', differences: await fromProject(), diagnostics };
  const judged = await judgeOutput('own.pptx', bytes, expected.bytes);
  if (!judged)
    return { status: changed ? 'stale-and-edited' : 'edited', differences: await fromProject(), diagnostics };
  if (judged.verdict === 'saved-again' && changed)
    return { status: 'stale', differences: await fromProject(), diagnostics };
  const differences = judged.changes.map((change): Difference => ({ kind: 'edit', change }));
  const status = judged.verdict === 'edited' && changed ? 'stale-and-edited' : judged.verdict;
  return { status, differences, diagnostics };

  function fromProject(): Promise<readonly Difference[]> {
    return describeDifference('own.pptx', bytes, expected.bytes!);
  }
}

async function buildExpected(
  input: OwnInput,
): Promise<{ readonly bytes: Uint8Array | null; readonly diagnostics: readonly Diagnostic[] }> {
  const { project, deck, language, sourceDateEpoch } = input;
  const known = project.outlines.some((outline) =>
    outline.decks.some(({ id }) => `${outline.id}/${id}` === deck),
  );
  const planned = known ? planBuild(project, [deck]).value?.[0] : undefined;
  return planned
    ? buildPresentation(project, planned, language, sourceDateEpoch)
    : { bytes: null, diagnostics: [] };
}

/** A deck in one language, in memory. Diagnostics: why it cannot be built. */
export async function buildPresentation(
  project: Project,
  planned: PlannedDeck,
  language: string,
  sourceDateEpoch: string | undefined,
): Promise<{ readonly bytes: Uint8Array | null; readonly diagnostics: readonly Diagnostic[] }> {
  const cache = createProjectCache(project);
  const epoch = readSourceDateEpoch(sourceDateEpoch).value ?? null;
  const built = await buildDeck({
    project: onDayOf(project, epoch),
    cache,
    planned,
    formats: ['pptx'],
    epoch,
  });
  const errors = built.diagnostics.filter(({ severity }) => severity === 'error');
  if (!built.value || hasErrors(errors)) return { bytes: null, diagnostics: errors };
  const edition = built.value.editions.find((each) => each.language === language);
  const name = edition?.files.find((file) => file.endsWith('.pptx'));
  const file = built.value.files.find((each) => each.name === name);
  return { bytes: file?.bytes ?? null, diagnostics: [] };
}

/** Whether the file is what the manifest beside it says; not where there is no manifest to tell. */
async function isAsBuilt(bytes: Uint8Array, { project, deck, committed }: OwnInput): Promise<boolean> {
  if (committed === null || !committed.startsWith(`${deck}/`)) return false;
  const target = (await outputFolderOf(project, {}, 'read')).value;
  const output = target && (await readOutput(target, [deck]));
  const hash = output?.value?.manifests.get(deck)?.outputs[committed.slice(deck.length + 1)];
  return hash === sha256(bytes);
}
