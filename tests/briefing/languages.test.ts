import { describe, expect, it } from 'vitest';
import { drawPptx, readPptx } from '../../src/formats/pptx/index.ts';
import { placeDeck } from '../../src/layout/index.ts';
import { decodeTheme } from '../../src/theme/index.ts';
import { lookupWording } from '../../src/yaml/index.ts';
import { everyKind, hiveFiles } from './hives.ts';
import { printSlides } from './print-slides.ts';
import { compose, drawnKinds, loadBriefing } from './read-briefing.ts';

const { set } = loadBriefing();
const theme = decodeTheme(set.themeFiles).value!;
const word = (key: string, language: string): string =>
  lookupWording(set.strings.get(key)!, language, language)!.value;

/** The outline and deck of every kind as if their English were another language: only the set's words differ. */
function inLanguage(language: string) {
  const renamed = (yaml: string) =>
    yaml.replace(/\ben: /g, `${language}: `).replace(/^language: en$/m, `language: ${language}`);
  const files = {
    ...hiveFiles,
    'content/hives/outline.yaml': renamed(hiveFiles['content/hives/outline.yaml']!),
  };
  const deck = renamed(everyKind).replace('languages: [en, zh]', `languages: [${language}]`);
  return compose(files, 'content/hives', deck, language);
}

describe.each('zh-Hant zh-TW fr de it pt pt-BR nl pl ru uk tr ja ko ar he fa hi'.split(' '))(
  'a deck in %s',
  (language) => {
    const { deck, notes, handouts, findings } = inLanguage(language);

    it('of every kind and handout has all its words', () => {
      expect(findings).toEqual([]);
      expect(new Set(deck!.slides.map((slide) => slide.use)).size).toBe(drawnKinds(set.slides.keys()).length);
    });

    it('shows no placeholder', () => {
      const shown = [notes, ...handouts.map((each) => each.markdown), printSlides(deck!)].join('\n');
      expect(shown.match(/\{[a-z][a-z-]*\}/g) ?? []).toEqual([]);
    });

    it('is read back from PowerPoint with its words', async () => {
      const { placed } = placeDeck(deck!, theme).value!;
      const drawn = await drawPptx({
        deck: deck!,
        placed,
        theme,
        properties: { created: '2026-01-01T00:00:00Z' },
      });
      expect(drawn.diagnostics).toEqual([]);
      const read = readPptx(drawn.value!);
      const text = read.slides
        .flatMap((slide) => slide.shapes.flatMap((shape) => shape.paragraphs.map((each) => each.text)))
        .join('\n');
      for (const key of [
        'agenda',
        'summary',
        'timeline',
        'glossary',
        'sources',
        'questions',
        'closing',
        'meaning',
        'column-as-printed',
      ])
        expect(text, key).toContain(word(key, language));
    });
  },
);
