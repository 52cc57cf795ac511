import { expect, test, vi } from 'vitest';
import { type DrawPptxInput, drawPptx } from '../../../src/formats/pptx/index.ts';
import type { Placeholder } from '../../../src/layout/index.ts';
import { partText, readZip } from '../../../src/package/index.ts';
import type { Theme } from '../../../src/theme/index.ts';
import { deckOf, everything } from './everything.ts';
import { paragraph, run, slide, text, title } from './placed-pieces.ts';
import { plainTheme } from './plain-theme.ts';

interface Foot {
  readonly footer?: string;
  readonly date?: string;
  readonly language?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: Theme;
}

const otherTheme: Theme = {
  ...plainTheme,
  name: 'Other',
  colors: { ...plainTheme.colors, accent1: '123456' },
};

/** Decks that one run might draw one after the other: each differs from the one before it in one thing. */
const feet: readonly Foot[] = [
  {},
  { footer: 'The footer' },
  { footer: 'The footer', date: '1 May 2026' },
  { footer: 'The footer', date: '2 May 2026' },
  { footer: 'A footer that is longer & <full> of "signs" '.repeat(40), date: '2 May 2026' },
  { footer: 'A footer & one more', date: '2 May 2026' },
  { footer: 'A footer & one more', date: '2 May 2026', language: 'zh' },
  { footer: '水的循环', date: '2026年5月2日', language: 'zh' },
  { footer: '水的循环', date: '2026年5月2日', language: 'zh', size: { width: 10, height: 7.5 } },
  { footer: '水的循环', date: '2026年5月2日', language: 'zh', theme: otherTheme },
  { date: '2026年5月2日', language: 'zh', theme: otherTheme },
  { footer: ' ', date: '2 May 2026', theme: otherTheme },
];

function deckWith({ footer, date, language = 'en', size, theme = plainTheme }: Foot): DrawPptxInput {
  const foot = (name: string, type: Placeholder['type'], index: number, words: string | undefined) =>
    words === undefined
      ? []
      : [
          text(name, { x: 0.7, y: 7, w: 5, h: 0.25 }, [paragraph([run(words, { size: 12 })])], {
            placeholder: { type, index },
          }),
        ];
  const slides = [
    slide('one', 1, 'title-and-content', [
      title('A slide'),
      ...foot('Footer', 'footer', 11, footer),
      ...foot('Date', 'date', 10, date),
    ]),
  ];
  const { placed, ...rest } = everything();
  return {
    ...rest,
    theme,
    placed: { ...placed, language, slides, ...size },
    deck: { ...deckOf(slides), language },
  };
}

async function draw(input: DrawPptxInput): Promise<Uint8Array> {
  const { value, diagnostics } = await drawPptx(input);
  expect(diagnostics).toEqual([]);
  return value!;
}

/** As in a process of its own, in which nothing was drawn before. */
async function drawAlone(input: DrawPptxInput): Promise<Uint8Array> {
  vi.resetModules();
  const fresh = await import('../../../src/formats/pptx/index.ts');
  return (await fresh.drawPptx(input)).value!;
}

test('a deck has the bytes that it has alone, whatever was drawn before it', async () => {
  const alone = new Map<Foot, Uint8Array>();
  for (const foot of feet) alone.set(foot, await drawAlone(deckWith(foot)));
  for (const foot of [...feet, ...[...feet].reverse()]) {
    const same = Buffer.from(await draw(deckWith(foot))).equals(alone.get(foot)!);
    expect(same, JSON.stringify(foot)).toBe(true);
  }
}, 60_000);

test('the words at the foot are those of the deck, as XML', async () => {
  for (const foot of feet) {
    const { parts } = readZip(await draw(deckWith(foot)));
    for (const name of ['ppt/slideMasters/slideMaster1.xml', 'ppt/slideLayouts/slideLayout2.xml']) {
      const xml = partText(parts, name)!;
      for (const [type, words] of [
        ['ftr', foot.footer],
        ['dt', foot.date],
      ] as const) {
        const place = xml.split('<p:sp>').find((shape) => shape.includes(` type="${type}"`))!;
        const said = /<a:t>(.*?)<\/a:t>/.exec(place)?.[1];
        expect(said).toBe(words?.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
      }
    }
  }
});
