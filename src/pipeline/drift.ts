import { type Difference, describeDifference, formatOf, judgeOutput, sameContent } from '../formats/index.ts';
import type { Diagnostic, Outcome } from '../source/index.ts';
import {
  differsInLineEnds,
  type FoundFile,
  type FoundOutput,
  isLineEndChange,
  manifestName,
} from './commit/index.ts';

/** How a committed output stands to what a build would write now. */
export type OutputStatus =
  /** It says what a build would write. */
  | 'current'
  /** As the last build wrote it, and a build now would write something else. */
  | 'stale'
  /** A build would write it, and it is not there. */
  | 'missing'
  /** An earlier build wrote it, and no deck makes it any more. */
  | 'orphaned'
  /** Another program saved it again, and nothing in it was changed: the next build writes it as it was. */
  | 'saved-again'
  /** Somebody changed it since it was built. */
  | 'edited'
  /** So much was changed that it is no longer the deck: fewer than half of its slides are left. */
  | 'unrecognised'
  /** No build wrote it, and it stands where an output belongs. */
  | 'foreign';

export interface OutputDrift {
  /** `outline/deck`. */
  readonly deck: string;
  /** Name of the file in its deck's folder. */
  readonly name: string;
  readonly status: OutputStatus;
  /** What differs from what a build would write, slide by slide or line by line; empty when current. */
  readonly differences: readonly Difference[];
  /** Of an edited file that says what it showed: the project says something else now as well. Null where that cannot be told. */
  readonly alsoStale?: boolean | null;
}

/** What a build of one deck would write. */
export interface ExpectedDeck {
  readonly deck: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Files that are not made for a check (PDF needs a browser): judged by whether the deck's inputs are those of the build. */
  readonly unmade?: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 of files all of whose edits by hand are kept. */
  readonly adopted?: readonly string[];
}

/**
 * Compares what stands in a deck's folder with what a build would write, on uncompressed parts. Current is what a build
 * would leave as it is; a manifest that only names other inputs or another version is no drift.
 */
export async function findDrift(
  expected: ExpectedDeck,
  output: FoundOutput,
): Promise<Outcome<readonly OutputDrift[]>> {
  const { deck, inputs, adopted = [] } = expected;
  const manifest = output.manifests.get(deck);
  const owned = manifest?.outputs ?? {};
  const diagnostics: Diagnostic[] = [];
  const drifts: OutputDrift[] = [];
  const made = new Map(expected.files.map(({ name, bytes }) => [name, bytes]));
  const unmade = new Set(expected.unmade ?? []);
  const names = [...new Set([...made.keys(), ...unmade, ...Object.keys(owned)])].sort();
  for (const name of names) {
    const found = await output.read(deck, name);
    diagnostics.push(...found.diagnostics);
    if (found.value === undefined) continue;
    const hash = Object.hasOwn(owned, name) ? owned[name]! : null;
    const bytes = made.get(name);
    if (bytes) drifts.push({ deck, name, ...(await judge(name, found.value, bytes, hash, adopted)) });
    else if (unmade.has(name)) {
      const fresh = manifest !== undefined && sameInputs(manifest.inputs, inputs);
      drifts.push({ deck, name, status: judgeUnmade(found.value, hash, fresh), differences: [] });
    } else if (found.value) {
      const { bytes: there } = found.value;
      const isOurs = found.value.hash === hash || (there !== null && isLineEndChange(there, hash));
      const status = isOurs ? 'orphaned' : 'edited';
      drifts.push({ deck, name, status, differences: [] });
    }
  }
  // Without a manifest nobody can tell what was edited by hand.
  if (!manifest && drifts.some(({ status }) => status !== 'missing'))
    drifts.push({ deck, name: manifestName, status: 'missing', differences: [] });
  return { value: drifts, diagnostics };
}

/** Outputs in folders that no deck makes. */
export async function findOrphanedOutputs(
  decks: ReadonlySet<string>,
  output: FoundOutput,
): Promise<Outcome<readonly OutputDrift[]>> {
  const drifts: OutputDrift[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const deck of output.manifests.keys()) {
    if (decks.has(deck)) continue;
    const found = await findDrift({ deck, files: [], inputs: {} }, output);
    drifts.push(...(found.value ?? []));
    diagnostics.push(...found.diagnostics);
  }
  return { value: drifts, diagnostics };
}

async function judge(
  name: string,
  found: FoundFile | null,
  expected: Uint8Array,
  owned: string | null,
  adopted: readonly string[],
): Promise<Pick<OutputDrift, 'status' | 'differences' | 'alsoStale'>> {
  if (!found) return { status: 'missing', differences: [] };
  const { bytes } = found;
  if (bytes && sameContent(bytes, expected)) return { status: 'current', differences: [] };
  // What git does to line ends is nobody's edit, and the next build mends it.
  if (bytes && differsInLineEnds(bytes, expected))
    return { status: 'stale', differences: [{ kind: 'line-ends' }] };
  const asWritten =
    owned === null ||
    found.hash === owned ||
    adopted.includes(found.hash ?? '') ||
    (bytes && isLineEndChange(bytes, owned));
  if (!asWritten && bytes) return judgeEdited(name, bytes, expected);
  const status = owned === null ? 'foreign' : asWritten ? 'stale' : 'edited';
  const differences = bytes ? await describeDifference(name, bytes, expected) : [];
  return { status, differences, alsoStale: null };
}

/** What was done to a file by hand, or by a program that saved it. */
async function judgeEdited(
  name: string,
  bytes: Uint8Array,
  expected: Uint8Array,
): Promise<Pick<OutputDrift, 'status' | 'differences' | 'alsoStale'>> {
  const alsoStale = await showsOther(name, bytes, expected);
  const judged = await judgeOutput(name, bytes, expected);
  if (judged?.verdict === 'saved-again') {
    if (!alsoStale) return { status: 'saved-again', differences: [] };
    return { status: 'stale', differences: await describeDifference(name, bytes, expected) };
  }
  const differences = judged
    ? judged.changes.map((change): Difference => ({ kind: 'edit', change }))
    : await describeDifference(name, bytes, expected);
  return { status: judged?.verdict ?? 'edited', differences, alsoStale };
}

async function showsOther(name: string, found: Uint8Array, expected: Uint8Array): Promise<boolean | null> {
  const contentOf = formatOf(name)?.contentOf;
  if (!contentOf) return null;
  const [before, now] = [await contentOf(found), await contentOf(expected)];
  return before === null || now === null ? null : before !== now;
}

function judgeUnmade(found: FoundFile | null, owned: string | null, fresh: boolean): OutputStatus {
  if (!found) return 'missing';
  if (owned === null) return 'foreign';
  if (found.hash !== owned) return 'edited';
  return fresh ? 'current' : 'stale';
}

function sameInputs(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
