import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPptx, verifyFile } from '../../src/formats/pptx/index.ts';
import {
  type Package,
  partText,
  readRelationships,
  readZip,
  relationshipsPartOf,
  resolveTarget,
} from '../../src/package/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';
import { composeProject } from '../fuzz/compose-project.ts';
import { randomFrom } from '../fuzz/random.ts';
import { howMany, seed } from '../how-many.ts';

/** SHA-256 of all that a slide shows besides its XML, and of the workbooks of its charts. */
function mediaOf(parts: Package, slide: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (owner: string): void => {
    const list = partText(parts, relationshipsPartOf(owner));
    for (const { type, target, external } of list === null ? [] : readRelationships(list)) {
      if (external || /^(slideLayout|notesSlide|slide)$/.test(type)) continue;
      const part = resolveTarget(owner, target);
      if (!part.endsWith('.xml')) found.add(createHash('sha256').update(parts.get(part)!).digest('hex'));
      visit(part);
    }
  };
  visit(slide);
  return found;
}

const wordsOf = (file: Uint8Array) =>
  readPptx(file).slides.map(({ shapes }) =>
    shapes.map(({ paragraphs }) => JSON.stringify(paragraphs)).join('\n'),
  );

/** A random deck that takes random slides of another, as a list of what does not hold. */
async function broken(number: number): Promise<string[]> {
  const random = randomFrom(number);
  const old = (await buildInMemory(composeProject(number + 1), ['pptx'])).files[0]?.bytes;
  const composed = composeProject(number);
  if (!old) return [];
  const words = wordsOf(old);
  const chosen = Array.from({ length: random.int(1, 6) }, () => random.int(1, words.length));
  const slides = [...new Set(chosen)];
  const text = String(composed.files[composed.deck]);
  const entry = `  - { use: from-deck, file: old.pptx, slides: [${slides.join(', ')}] }\n`;
  const deck = text.replace(/^slides:\n/m, `slides:\n${entry}`);
  const built = await buildInMemory(
    { ...composed, files: { ...composed.files, [composed.deck]: deck, 'old.pptx': old } },
    ['pptx'],
  );
  const plain = await buildInMemory(composed, ['pptx']);
  const errors = built.diagnostics.filter(({ severity }) => severity === 'error');
  const before = new Set(plain.diagnostics.map(({ code }) => code));
  const faults = errors
    .filter(({ code }) => !before.has(code))
    .map(({ code, message }) => `${code}: ${message}`);
  const made = built.files[0]?.bytes;
  if (!made) return deck === text ? ['the entry was not put in'] : faults;
  faults.push(...verifyFile(made).map(({ code, message }) => `${code}: ${message}`));
  const now = wordsOf(made);
  const [{ parts: theirs }, { parts: ours }] = [readZip(old), readZip(made)];
  slides.forEach((each, i) => {
    if (now[i] !== words[each - 1]) faults.push(`slide ${each} says something else`);
    const there = mediaOf(ours, `ppt/slides/slide${i + 1}.xml`);
    for (const hash of mediaOf(theirs, `ppt/slides/slide${each}.xml`))
      if (!there.has(hash)) faults.push(`slide ${each} lost something that it shows`);
  });
  return faults;
}

describe('random slides of random decks', () => {
  it.each(Array.from({ length: howMany.grafts }, (_, i) => seed + i * 2))(
    'stand in another as they were: %i',
    async (number) => {
      expect(await broken(number)).toEqual([]);
    },
  );
});
