import { reviewAccessibility } from '../../src/checks/accessibility/placed-accessibility.ts';
import { openBrand, readBrand } from '../../src/formats/pptx/brand/index.ts';
import { readPptx, verifyFile } from '../../src/formats/pptx/index.ts';
import { partText, readRelationships, readZip, resolveTarget } from '../../src/package/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';
import { type ComposedProject, composeProject } from '../fuzz/compose-project.ts';
import { type AnyWish, makeAnyBrand } from './random-brand.ts';
import { seenFaults } from './seen-faults.ts';

/** A deck with a bit of everything on a brand file. */
export async function buildOn(wish: AnyWish, composed: ComposedProject = composeProject(3)) {
  const file = makeAnyBrand(wish);
  const deck = String(composed.files[composed.deck]).replace(/^theme:.*\n/m, '');
  const files = {
    ...composed.files,
    [composed.deck]: `theme: brand/acme.pptx\n${deck}`,
    'brand/acme.pptx': file,
  };
  const built = await buildInMemory({ ...composed, files }, ['pptx'], { ownTheme: true });
  return { ...built, file };
}

export type Built = Awaited<ReturnType<typeof buildOn>>;

/** What a deck on a brand file promises, as a list of what does not hold. */
export function broken({ laidOut, files, file, diagnostics }: Built): string[] {
  // How much is to be said on a slide is up to the deck.
  const errors = diagnostics.filter(
    ({ code, severity }) => severity === 'error' && !/overflow|too-wide|too-small/.test(code),
  );
  const faults = errors.map(({ code, message }) => `${code}: ${message}`);
  const [made] = files;
  if (!made || !laidOut)
    return [...faults, 'no deck'].filter((each) => each !== 'no deck' || diagnostics.length === 0);
  const { parts } = readZip(made.bytes);
  const opened = openBrand(file, 'brand/acme.pptx', null).value!;
  for (const [name, part] of opened.parts) {
    const own = parts.get(name);
    if (!own || !Buffer.from(own).equals(Buffer.from(part))) faults.push(`${name} is not as it was`);
  }
  faults.push(...verifyFile(made.bytes).map(({ code, message }) => `${code}: ${message}`));
  const { slides } = readPptx(made.bytes);
  if (slides.length !== laidOut.editions[0]!.placed.slides.length) faults.push('slides are lost');
  for (let i = 1; i <= slides.length; i++) {
    const slide = `ppt/slides/slide${i}.xml`;
    const xml = partText(parts, slide)!;
    if (!/<p:ph type="(title|ctrTitle)"/.test(xml)) faults.push(`slide ${i} has no title`);
    if (xml.includes('that nobody wants')) faults.push(`slide ${i} is a sample`);
    const layout = readRelationships(partText(parts, `ppt/slides/_rels/slide${i}.xml.rels`)!).find(
      ({ type }) => type === 'slideLayout',
    )!;
    if (!opened.parts.has(resolveTarget(slide, layout.target)))
      faults.push(`slide ${i} stands on no layout of the file`);
  }
  for (const { shapes, id, layout } of laidOut.editions[0]!.placed.slides)
    for (const shape of shapes) {
      const { x, y, w, h } = shape.box;
      const { width, height } = laidOut.theme.size;
      const off = y + h <= 0.01; // A title for readers only.
      if (!off && (x < -0.02 || y < -0.02 || x + w > width + 0.02 || y + h > height + 0.02))
        faults.push(`"${shape.name}" of ${id} (${layout}) is off the slide`);
    }
  return faults;
}

/** What a plain deck promises besides: it keeps clear of what the file draws, and can be read. */
export function illSeen({ laidOut, file }: Built): string[] {
  if (!laidOut) return ['no deck'];
  const brand = readBrand(openBrand(file, 'brand/acme.pptx', null).value!);
  const { theme } = laidOut;
  return laidOut.editions.flatMap(({ deck, placed }) => [
    ...seenFaults(placed, theme, brand)
      // How much is to be said is up to the deck; a file without a cover has none.
      .filter(({ kind }) => kind !== 'overflow' && kind !== 'no-cover')
      .map(({ kind, slide, message }) => `${kind}: ${slide}: ${message}`),
    ...reviewAccessibility({ deck, placed, theme })
      // The file's own texts are as it has them, and signs need less.
      .filter(
        ({ code, message }) =>
          code === 'low-contrast' && !/"■"|in "(Title|Subtitle|Text |Footer|Date|Slide n)/.test(message),
      )
      .map(({ message }) => message),
  ]);
}
