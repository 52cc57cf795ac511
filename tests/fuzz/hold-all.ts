import { hasErrors, positionAt } from '../../src/source/index.ts';
import { mirrorTheme } from '../../src/theme/index.ts';
import { brokenPromises } from '../layout/slide-promises.ts';
import { brokenFile, hashOf } from './broken-file.ts';
import { type Built, buildInMemory } from './build-in-memory.ts';
import { composeProject } from './compose-project.ts';

/** Documents are made of one deck in four. */
const formatsFor = (seed: number) => (seed % 4 === 0 ? ['pptx', 'md', 'html', 'docx'] : ['pptx', 'md']);

/** What random words may well bring about, rightly: no deck is written then. */
const deserved = new Set([
  'word-too-wide',
  'text-overflow',
  'diagram-too-dense',
  'diagram-tangled',
  'quote-ambiguous',
]);

/** What does not hold of one deck; null where its words rightly keep it from being written. */
export async function holdAll(seed: number): Promise<string[] | null> {
  const composed = composeProject(seed);
  const formats = formatsFor(seed);
  const built = await buildInMemory(composed, formats);
  const errors = built.diagnostics.filter((each) => each.severity === 'error' && !deserved.has(each.code));
  if (errors.length > 0) {
    return errors.map(({ code, message, span }) => {
      const place = span ? `${span.file.path}:${positionAt(span.file, span.start).line}` : '';
      return `${place} ${code}: ${message}`;
    });
  }
  if (hasErrors(built.diagnostics)) return null;
  const editions = built.laidOut?.editions ?? [];
  // Nothing that an earlier build left in memory changes this one.
  const again = seed % 3 === 0 ? await buildInMemory(composeProject(seed), formats, { fresh: true }) : built;
  return [
    ...built.files.flatMap((file) => brokenFile(file, editions)),
    ...(hashOf(built.files) === hashOf(again.files) ? [] : ['a second build gives other bytes']),
    ...brokenPlaces(built),
  ];
}

/** Slides about which the layout says nothing are as it promises. */
function brokenPlaces({ laidOut, diagnostics }: Built): string[] {
  const doubts = [
    'figure-too-small',
    'diagram-labels-dropped',
    'diagram-labels-numbered',
    'sources-shortened',
    'suspicious-character',
  ];
  if (!laidOut || diagnostics.some((each) => doubts.includes(each.code))) return [];
  const { theme } = laidOut;
  return laidOut.editions.flatMap(({ deck, placed }) => {
    const { layouts } = placed.rightToLeft ? mirrorTheme(theme) : theme;
    return deck.slides.flatMap((slide, i) => {
      const layout = layouts.get(slide.layout)!;
      const faults = brokenPromises(slide, [placed.slides[i]!], layout, theme.size);
      // Citations in a row are drawn as a range: `1–3` for `1, 2, 3`.
      return faults
        .filter((fault) => !/^not shown: [\d,×\s]+$/.test(fault))
        .map((fault) => `${slide.id}: ${fault}`);
    });
  });
}
