import { relative, resolve } from 'node:path';
import { reportCheck, reportVerify } from '../checks/index.ts';
import { type Difference, describeDifference, sameContent } from '../formats/index.ts';
import { attemptRead } from '../formats/pptx/index.ts';
import { isXml, type Package, partText, readRelationships, resolveTarget } from '../package/index.ts';
import type { Project } from '../project/index.ts';
import { type Diagnostic, hasErrors, type Outcome, type Span } from '../source/index.ts';
import { parseXml } from '../xml/index.ts';
import { adjustFindings } from './adjust-findings.ts';
import { buildDeck } from './build-deck.ts';
import { readOutput, sha256 } from './commit/index.ts';
import { outputFolderOf } from './commit/output-place.ts';
import { reportDrift } from './drift-findings.ts';
import { type ForeignKind, openForeign } from './open-foreign.ts';
import { planBuild } from './plan-build.ts';
import { createProjectCache } from './project-cache.ts';
import { onDayOf, readLevels, readSourceDateEpoch } from './read-options.ts';
import type { OwnPresentation, VerifyOptions, VerifyReport } from './verify-presentation.ts';

/**
 * Looks at any Word file: whether it is safe to open and sound, whether its pictures have words; one of the project's
 * output also for whether it is what its project would write now. Writes nothing. Diagnostics: file-unreadable,
 * not-a-document, package-refused, docx-package, no-alternative, and those of drift.
 */
export async function verifyDocument(path: string, options: VerifyOptions): Promise<Outcome<VerifyReport>> {
  const { shown, project, strict = false } = options;
  const opened = await openForeign(path, shown, document);
  if (!opened.value) return { diagnostics: opened.diagnostics };
  const { bytes, parts, span } = opened.value;
  const diagnostics = [...opened.diagnostics, ...findFaults(parts, span), ...findBarriers(parts, span)];
  const own = project && (await lookAtOwn(path, bytes, project, options));
  diagnostics.push(...(own?.diagnostics ?? []));
  const levels = project ? readLevels(project).value : new Map();
  const adjusted = adjustFindings(diagnostics, { levels, excuses: [], strict });
  return { value: { file: shown, slides: 0, own: own?.value ?? null }, diagnostics: adjusted };
}

const document: ForeignKind = {
  ending: '.docx',
  lacks: (parts) => (parts.has('word/document.xml') ? null : 'it has no text'),
  report: (span, why) =>
    reportVerify('not-a-document', span, `this is no Word document: ${why}`, {
      hint: 'open it in Word or LibreOffice, and save it as .docx',
    }),
};

/** Parts that are no XML, and relationships that lead to nothing: what Word repairs, or refuses. */
function findFaults(parts: Package, span: Span): Diagnostic[] {
  const found: Diagnostic[] = [];
  const fault = (message: string) => found.push(reportVerify('docx-package', span, message));
  for (const [name, part] of parts) {
    if (!isXml(name, part)) continue;
    const read = attemptRead(() => parseXml(partText(parts, name)!));
    if ('why' in read) fault(`the part ${name} cannot be read: ${read.why}`);
    else if (name.endsWith('.rels')) {
      const owner = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
      for (const { id, target, external } of readRelationships(partText(parts, name)!)) {
        const path = resolveTarget(owner, target);
        if (!external && !parts.has(path)) fault(`${name}: ${id} leads to ${path}, which is not there`);
      }
    }
  }
  return found;
}

/** Pictures without words for those who cannot see them (ECMA-376 part 1, 20.4.2.5). */
function findBarriers(parts: Package, span: Span): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [tag] of (partText(parts, 'word/document.xml') ?? '').matchAll(/<wp:docPr\b[^>]*>/g)) {
    if (/\bdescr="[^"]*\S[^"]*"/.test(tag) || /\bhidden="(1|true)"/.test(tag)) continue;
    const name = /\bname="([^"]*)"/.exec(tag)?.[1] ?? '';
    const message = `the picture "${name}" has no alternative text`;
    found.push(reportCheck('no-alternative', span, message, { hint: 'say in words what it shows' }));
    if (found.length === 1000) break;
  }
  return found;
}

/** A file in the project's output folder, by the manifest beside it; null for any other. */
async function lookAtOwn(
  path: string,
  bytes: Buffer,
  project: Project,
  options: VerifyOptions,
): Promise<Outcome<OwnPresentation | null>> {
  const inside = relative(resolve(project.root, project.settings.output), resolve(path)).replaceAll(
    '\\',
    '/',
  );
  const [outline, id, name] = inside.split('/');
  if (name === undefined || outline === '..') return { value: null, diagnostics: [] };
  const deck = `${outline}/${id}`;
  const target = (await outputFolderOf(project, {}, 'read')).value;
  const output = target && (await readOutput(target, [deck]));
  const owned = output?.value?.manifests.get(deck)?.outputs[name];
  if (owned === undefined) return { value: null, diagnostics: [] };
  const expected = await buildExpected(deck, name, project, options);
  const said = (status: OwnPresentation['status'], differences: readonly Difference[]) => ({
    deck,
    language: expected.language,
    status,
    differences,
  });
  if (!expected.bytes) return { value: said('unknown', []), diagnostics: expected.diagnostics };
  if (sameContent(bytes, expected.bytes)) return { value: said('current', []), diagnostics: [] };
  const differences = await describeDifference(name, bytes, expected.bytes);
  const isAsBuilt = sha256(bytes) === owned;
  const status = isAsBuilt ? 'stale' : 'edited';
  const drift = { deck, name, status, differences, alsoStale: false } as const;
  return { value: said(status, differences), diagnostics: reportDrift([drift], { path: options.shown }) };
}

async function buildExpected(
  deck: string,
  name: string,
  project: Project,
  { sourceDateEpoch }: VerifyOptions,
): Promise<{
  readonly bytes: Uint8Array | null;
  readonly language: string;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const planned = planBuild(project, []).value?.find((each) => each.name === deck);
  if (!planned) return { bytes: null, language: '', diagnostics: [] };
  const epoch = readSourceDateEpoch(sourceDateEpoch).value ?? null;
  const cache = createProjectCache(project);
  const built = await buildDeck({
    project: onDayOf(project, epoch),
    cache,
    planned,
    formats: ['docx'],
    epoch,
  });
  const errors = built.diagnostics.filter(({ severity }) => severity === 'error');
  if (!built.value || hasErrors(errors)) return { bytes: null, language: '', diagnostics: errors };
  const language = built.value.editions.find(({ files }) => files.includes(name))?.language ?? '';
  return {
    bytes: built.value.files.find((each) => each.name === name)?.bytes ?? null,
    language,
    diagnostics: [],
  };
}
