import { readFileSync } from 'node:fs';
import { type Package, partText, readZip, writeZip } from '../../src/package/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';

const outline = 'title: Beside\nlanguage: en\nelements:\n  a: { label: Alpha }\n';

/** A deck with a slide of its own before and behind those of other presentations; `entries` of YAML. */
export function buildTaking(
  entries: readonly string[],
  old: Readonly<Record<string, Uint8Array>>,
  more: { readonly formats?: readonly string[]; readonly head?: string } = {},
) {
  const deck = [
    ...(more.head ? [more.head] : []),
    'title: Old beside new',
    'slides:',
    '  - { use: bullets, id: front, title: In front, points: [One, Two] }',
    ...entries.map((entry) => `  - ${entry}`),
    '  - { use: bullets, id: behind, title: Behind, points: [Three, Four] }',
  ].join('\n');
  const files = { 'content/fuzz/outline.yaml': outline, 'content/fuzz/decks/deck.yaml': `${deck}\n`, ...old };
  const composed = { files, deck: 'content/fuzz/decks/deck.yaml', outline: 'content/fuzz/outline.yaml' };
  return buildInMemory(composed as Parameters<typeof buildInMemory>[0], more.formats ?? ['pptx'], {
    ownTheme: more.head !== undefined,
  });
}

/** A finished deck of the bundled project. */
export function bundled(path: string): Uint8Array {
  return readFileSync(new URL(`../../output/${path}`, import.meta.url));
}

/** A presentation with some of its parts changed. */
export function changed(file: Uint8Array, change: (parts: Package) => void): Uint8Array {
  const { parts } = readZip(file);
  change(parts);
  return writeZip(parts);
}

export function edit(parts: Package, name: string, of: (text: string) => string): void {
  parts.set(name, of(partText(parts, name)!));
}
