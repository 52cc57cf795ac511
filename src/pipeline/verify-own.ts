import { type Difference, describeDifference, sameContent } from '../formats/index.ts';
import { readComparable } from '../formats/pptx/index.ts';
import { readZip } from '../package/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors } from '../source/index.ts';
import { buildDeck } from './build-deck.ts';
import { readOutput, sha256 } from './commit/index.ts';
import { outputFolderOf } from './output-folder-of.ts';
import { planBuild } from './plan-build.ts';
import { createProjectCache } from './project-cache.ts';
import { readSourceDateEpoch } from './read-options.ts';

/**
 * How a presentation of ours stands to its project. Stale: the project says something else now. Edited: somebody
 * changed the file. Unknown: the project or its deck is not here, or cannot be built.
 */
export type OwnStatus = 'current' | 'stale' | 'edited' | 'stale-and-edited' | 'unknown';

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
export async function compareWithProject(bytes: Buffer, input: OwnInput): Promise<OwnComparison> {
  const expected = await buildExpected(input);
  if (!expected.bytes) return { status: 'unknown', differences: [], diagnostics: expected.diagnostics };
  const { diagnostics } = expected;
  if (sameContent(bytes, expected.bytes)) return { status: 'current', differences: [], diagnostics };
  const asBuilt = await isAsBuilt(bytes, input);
  const differences = await describeDifference('own.pptx', bytes, expected.bytes);
  const content = readComparable(readZip(expected.bytes).parts).properties.get('throughline.content');
  // The hash tells what the deck showed when it was built: where it is that of today, the rest is somebody's work.
  const changed = content !== input.content;
  const edited = asBuilt === null ? !changed : !asBuilt;
  const status = !edited ? 'stale' : changed ? 'stale-and-edited' : 'edited';
  return { status, differences, diagnostics };
}

async function buildExpected(
  input: OwnInput,
): Promise<{ readonly bytes: Uint8Array | null; readonly diagnostics: readonly Diagnostic[] }> {
  const { project, deck, language } = input;
  const known = project.outlines.some((outline) =>
    outline.decks.some(({ id }) => `${outline.id}/${id}` === deck),
  );
  const planned = known ? planBuild(project, [deck]).value?.[0] : undefined;
  if (!planned) return { bytes: null, diagnostics: [] };
  const cache = createProjectCache(project);
  const epoch = readSourceDateEpoch(input.sourceDateEpoch).value ?? null;
  const built = await buildDeck({ project, cache, planned, formats: ['pptx'], epoch });
  const errors = built.diagnostics.filter(({ severity }) => severity === 'error');
  if (!built.value || hasErrors(errors)) return { bytes: null, diagnostics: errors };
  const edition = built.value.editions.find((each) => each.language === language);
  const name = edition?.files.find((file) => file.endsWith('.pptx'));
  const file = built.value.files.find((each) => each.name === name);
  return { bytes: file?.bytes ?? null, diagnostics: [] };
}

/** Whether the file is what the manifest beside it says; null where there is no manifest to tell. */
async function isAsBuilt(bytes: Buffer, { project, deck, committed }: OwnInput): Promise<boolean | null> {
  if (committed === null || !committed.startsWith(`${deck}/`)) return null;
  const target = (await outputFolderOf(project, {}, 'read')).value;
  const output = target && (await readOutput(target, [deck]));
  const hash = output?.value?.manifests.get(deck)?.outputs[committed.slice(deck.length + 1)];
  return hash === undefined ? null : hash === sha256(bytes);
}
