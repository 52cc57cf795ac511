import { createHash } from 'node:crypto';
import { compareText } from '../../source/index.ts';
import { manifestName } from './output-state.ts';

/** What stands beside a deck's outputs: what they were made from, and what they were when they were written. */
export interface Manifest {
  /** Version of the program that wrote it. The outputs themselves carry none. */
  readonly throughline: string;
  /** `outline/deck`. */
  readonly deck: string;
  /** SHA-256 by path; of texts with their line ends folded to LF. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 by file name, of the bytes as they stand beside the manifest. */
  readonly outputs: Readonly<Record<string, string>>;
  /** In all its languages; null in a manifest of a version that did not count them. */
  readonly slides: number | null;
  /** Versions of the installed packages whose sets it was made with, by their names. */
  readonly packages: Readonly<Record<string, string>>;
}

/** The same manifest always gives the same text: keys in order of code units. */
export function serializeManifest(manifest: Manifest): string {
  return `${JSON.stringify(
    {
      throughline: manifest.throughline,
      deck: manifest.deck,
      ...(manifest.slides !== null && { slides: manifest.slides }),
      ...(Object.keys(manifest.packages).length > 0 && { packages: inOrder(manifest.packages) }),
      inputs: inOrder(manifest.inputs),
      outputs: inOrder(manifest.outputs),
    },
    null,
    2,
  )}\n`;
}

/** Reads a manifest; null for anything that is none of ours, a name that leaves its folder included. */
export function parseManifest(text: string, deck: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || typeof value.throughline !== 'string' || value.deck !== deck) return null;
  const { inputs, outputs } = value;
  if (!isRecordOfText(inputs) || !isRecordOfText(outputs)) return null;
  if (!Object.keys(outputs).every(isFileName)) return null;
  const slides = Number.isSafeInteger(value.slides) ? Number(value.slides) : null;
  const packages = isRecordOfText(value.packages) ? value.packages : {};
  return { throughline: value.throughline, deck, inputs, outputs, slides, packages };
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The one folder that a deck's folder may have: many pictures would hide the deck. */
export const picturesFolder = 'pictures';

/** A name that stays in the folder of its deck, or in that of its pictures, on every system. */
export function isFileName(name: string): boolean {
  const inner = name.startsWith(`${picturesFolder}/`) ? name.slice(picturesFolder.length + 1) : name;
  return name !== manifestName && /^[^/\\:\u0000-\u001F]+$/.test(inner) && !/^\.{1,2}$/.test(inner);
}

/** The deck of an output: `outline/deck` of `outline/deck/name` and `outline/deck/pictures/name`. */
export function deckOf(target: string): string {
  return target.split('/').slice(0, 2).join('/');
}

function inOrder(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecordOfText(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((each) => typeof each === 'string');
}

/** Whether a text is what its manifest says but for its line ends, as git changes them on Windows. */
export function isLineEndChange(found: Uint8Array, owned: string | null | undefined): boolean {
  return typeof owned === 'string' && sha256(foldLineEnds(found)) === owned;
}

/** Whether two versions of a text are the same but for their line ends. */
export function differsInLineEnds(found: Uint8Array, expected: Uint8Array): boolean {
  return foldLineEnds(found).equals(expected) && !Buffer.from(found).equals(expected);
}

/** LF for each CR LF. */
function foldLineEnds(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
