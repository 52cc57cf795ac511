import { findBraces } from '../deck/index.ts';
import { replaceForbidden } from '../source/index.ts';
import { writeYaml } from '../yaml/index.ts';
import type { ImportedChart, ImportedDeck, ImportedEntry } from './imported-deck.ts';

export interface NewFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string | Uint8Array;
}

/** The outline and the deck that build to what was imported, with its pictures. */
export function filesOfImport(deck: ImportedDeck, name: string, from: string): NewFile[] {
  const folder = `content/${name}`;
  const data = new Map<string, ImportedChart>();
  const slides = deck.entries.flatMap((entry, i) => entriesOf(withShortTitle(entry), i, deck, data));
  const outline = {
    title: said(deck.title),
    ...(deck.language && { language: deck.language }),
    ...(data.size > 0 && {
      data: Object.fromEntries([...data].map(([id]) => [id, { file: `data/${id}.csv` }])),
    }),
  };
  const [first] = deck.entries;
  const cover = first?.kind === 'cover' ? coverOf(first) : null;
  const subtitle = deck.subtitle ?? cover?.lines[0] ?? null;
  const audience = cover?.lines.slice(deck.subtitle === null ? 1 : 0).join(' · ') ?? '';
  const file = {
    title: said(deck.title),
    ...(subtitle !== null && { subtitle: said(subtitle) }),
    ...(audience !== '' && { audience: said(audience) }),
    ...(deck.presenter !== null && { presenter: said(deck.presenter) }),
    ...(deck.date !== null && { date: deck.date }),
    formulas: false,
    slides: slides.length > 0 ? slides : [{ use: 'cover' }],
  };
  return [
    {
      path: `${folder}/outline.yaml`,
      text: `# Made from ${oneLine(from)}. What is true, with its sources, belongs here; what is shown to whom stands in decks/.\n${writeYaml(outline)}`,
    },
    { path: `${folder}/decks/${name}.yaml`, text: `# Made from ${oneLine(from)}.\n${writeYaml(file)}` },
    ...[...data].map(([id, chart]) => ({ path: `${folder}/data/${id}.csv`, text: csvOf(chart) })),
    ...deck.pictures.map(({ path, bytes }) => ({ path: `${folder}/${path}`, text: bytes })),
  ];
}

/** No title is as long as three lines: of one that is, the slide's text has all and its title the first words. */
function withShortTitle(entry: ImportedEntry): ImportedEntry {
  const { title, body } = entry;
  if (title === null || entry.kind !== 'slide' || widthOf(title) <= mostOfTitle) return entry;
  let short = '';
  for (const word of title.split(/(?<=\s)|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u)) {
    if (widthOf(short + word) > mostOfTitle / 2) break;
    short += word;
  }
  // Not within emphasis, a link or code.
  const plain = /[*_`[\]\\<~]/.test(short) ? null : short.trim();
  return {
    ...entry,
    title: plain ? `${plain} …` : null,
    body: [title, body].filter((each) => each !== '').join('\n\n'),
  };
}

/** In letters; characters of Chinese and Japanese are as wide as two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, each) =>
      sum + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\uff00-\uff60]/u.test(each) ? 2 : 1),
    0,
  );
}
const mostOfTitle = 130;

const onePicture = /^!\[((?:[^\]\\]|\\.)+)\]\((\S+)\)$/;

function entriesOf(
  entry: ImportedEntry,
  i: number,
  deck: ImportedDeck,
  data: Map<string, ImportedChart>,
): object[] {
  const { kind, id, body, charts } = entry;
  const more = {
    ...(entry.notes !== '' && { notes: said(entry.notes) }),
    ...(entry.hidden && { hidden: true }),
  };
  const place = `slide-${i + 1}`;
  const named = (own: string | null) => ({ id: own ?? place });
  const title = entry.title === null ? {} : { title: said(entry.title) };
  const rest = (own: string): object[] =>
    own === '' ? [] : [textSlide(own, { id: `${place}-text`, ...title })];
  if (kind === 'cover') {
    const { image, rest: below } = coverOf(entry);
    const cover = {
      use: 'cover',
      ...named(id),
      ...(entry.title === deck.title ? {} : title),
      ...(image && { image: { src: image.src, alt: said(image.alt) } }),
      ...more,
    };
    return [cover, ...rest(below), ...chartsOf(charts, title, {}, i, data)];
  }
  if (kind === 'section') {
    const under = entry.subtitle ?? (body.includes('\n') || body.includes('![') ? null : body || null);
    const section = {
      section: said(entry.title ?? ''),
      ...named(id),
      ...(under !== null && { subtitle: said(under) }),
      ...more,
    };
    return [
      section,
      ...(under === null || entry.subtitle !== null ? rest(body) : []),
      ...chartsOf(charts, title, {}, i, data),
    ];
  }
  const text = [entry.subtitle, body].filter((each) => each !== null && each !== '').join('\n\n');
  const parts = text.split(/\n\n+/).filter((part) => part !== '');
  const pictures = parts.filter((part) => onePicture.test(part));
  const words = parts.filter((part) => !onePicture.test(part)).join('\n\n');
  const head = { ...named(id), ...title };
  const after = chartsOf(charts, title, text === '' ? { ...named(id), ...more } : {}, i, data);
  if (text === '' && charts.length > 0) return after;
  if (text === '')
    return [{ use: 'statement', ...head, statement: said(entry.title ?? deck.title), ...more }, ...after];
  const apart = words === '' || pictures.length > 1 ? pictures : [];
  const shown = picturesOf(apart, words === '' ? head : title, place);
  const first = words === '' ? shown.shift()! : textSlide(apart.length > 0 ? words : text, head);
  return [{ ...first, ...more }, ...shown, ...after];
}

/** Of a first slide: its picture, its lines, and what has no place on a cover. */
function coverOf({ body }: ImportedEntry) {
  const parts = body.split(/\n\n+/).filter((part) => part !== '');
  const pictures = parts.flatMap((part) => {
    const [, alt, src] = onePicture.exec(part) ?? [];
    return alt === undefined || src === undefined ? [] : [{ alt, src }];
  });
  const others = parts.filter((part) => !onePicture.test(part));
  const lines = others.flatMap((part) =>
    part.split('\n').map((line) => line.replace(/^(?:[-*+]|\d+[.)]) /, '').trim()),
  );
  const plain = lines.length <= 6 && lines.every((line) => line.length <= 200 && !/^[|#>`]/.test(line));
  const more = pictures.slice(1).map(({ alt, src }) => `![${alt}](${src})`);
  return {
    image: pictures[0] ?? null,
    lines: plain ? lines : [],
    rest: [...(plain ? [] : others), ...more].join('\n\n'),
  };
}

/** Pictures on slides of their own, two and two. */
function picturesOf(pictures: readonly string[], head: object, place: string): object[] {
  const slides: object[] = [];
  for (let i = 0; i < pictures.length; i += 2) {
    const images = pictures.slice(i, i + 2).map((each) => {
      const [, alt = '', src = ''] = onePicture.exec(each) ?? [];
      return { src, alt: said(alt) };
    });
    const own =
      i === 0 ? { id: `${place}-pictures`, ...head } : { ...head, id: `${place}-pictures-${i / 2 + 1}` };
    slides.push(
      images.length === 2 ? { use: 'two-pictures', ...own, images } : { use: 'image', ...own, ...images[0] },
    );
  }
  return slides;
}

/** A text with one picture stands beside it; points that are many stand in two columns. */
function textSlide(text: string, head: object): object {
  const parts = text.split(/\n\n+/).filter((part) => part !== '');
  const pictures = parts.filter((part) => onePicture.test(part));
  const others = parts.filter((part) => !onePicture.test(part));
  const isPlain = others.every((part) => !/^(?:\||```|~~~)/.test(part));
  if (pictures.length === 1 && others.length > 0 && isPlain && !text.includes('```'))
    return { use: 'two-columns', ...head, left: said(others.join('\n\n')), right: said(pictures[0]!) };
  const units = isPlain && pictures.length === 0 ? unitsOf(parts) : [];
  if (units.length >= 8 && units.length <= 40) {
    const half = Math.ceil(units.length / 2);
    const [left, right] = [units.slice(0, half), units.slice(half)].map((each) => said(joinUnits(each)));
    return { use: 'two-columns', ...head, left, right };
  }
  return { use: 'content', ...head, body: said(text) };
}

/** Paragraphs, and the points of lists with what stands under them. */
function unitsOf(parts: readonly string[]): string[] {
  return parts.flatMap((part) =>
    /^(?:- .*(?:\n {2}.*)*(?:\n|$))+$/.test(part) ? part.split(/\n(?=- )/) : [part],
  );
}

function joinUnits(units: readonly string[]): string {
  return units
    .map(
      (unit, i) =>
        `${i === 0 ? '' : unit.startsWith('- ') && units[i - 1]!.startsWith('- ') ? '\n' : '\n\n'}${unit}`,
    )
    .join('');
}

function chartsOf(
  charts: readonly ImportedChart[],
  title: object,
  more: object,
  i: number,
  data: Map<string, ImportedChart>,
): object[] {
  return charts.map((chart, at) => {
    const id = `chart-${i + 1}${charts.length > 1 ? `-${at + 1}` : ''}`;
    data.set(id, chart);
    return { use: 'chart', id, ...title, data: id, kind: chart.kind, ...(at === 0 ? more : {}) };
  });
}

function csvOf({ columns, rows }: ImportedChart): string {
  const cell = (text: string) => (/[",;\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${[columns, ...rows].map((row) => row.map((each) => cell(oneLine(each))).join(',')).join('\n')}\n`;
}

/** As a deck file holds it: braces are braces. */
function said(text: string): string {
  const plain = replaceForbidden(text)
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[ \t]+$/gm, '');
  let escaped = '';
  let from = 0;
  // Not those in code, where a backslash would be printed.
  for (const braces of findBraces(plain)) {
    if (braces.escaped) continue;
    escaped += `${plain.slice(from, braces.start)}\\`;
    from = braces.start;
  }
  return escaped + plain.slice(from);
}

function oneLine(text: string): string {
  return replaceForbidden(text).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}
