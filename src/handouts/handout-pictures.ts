import { createHash } from 'node:crypto';
import type { Picture, Slide } from '../deck/index.ts';
import { drawSvg } from '../formats/svg/index.ts';
import type { PlacedDeck, PlacedParagraph, PlacedShape, PlacedSlide } from '../layout/index.ts';
import { blocksToMarkdown, type ImageMarkup, type MarkupBlock, plainText } from '../markup/index.ts';
import { type MarkdownParts, MarkdownValue, type Views } from '../template/index.ts';
import { type Theme, withFaces } from '../theme/index.ts';
import type { SlidePicture } from './build-document.ts';
import type { Drawing } from './tasks/task-drawing.ts';

const pointsPerInch = 72;

/** What the pictures of slides are drawn from. */
export interface SlidesInput {
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  readonly views: Views;
  /** What the names of the deck's files begin with. */
  readonly prefix: string;
}

/** The pictures of a deck's slides, each drawn when it is first asked for. */
export class SlidePictures {
  private readonly input: SlidesInput;
  private readonly drawn = new Map<string, SlidePicture | null>();

  constructor(input: SlidesInput) {
    this.input = input;
  }

  /** A picture in Markdown: it refers to a file beside it. */
  markdown(slide: Slide, number: number): string {
    const title = plainText(slide.title.filter((run) => !run.cite));
    const alt = `${this.input.views.word('slide-number', { number })}${this.input.views.word('colon')}${title}`;
    const origin = { template: null, yaml: null };
    const src = this.fileOf(slide.id);
    return blocksToMarkdown([{ kind: 'image', src, alt, decorative: false, fit: 'contain', origin }]);
  }

  /** Those to which a Markdown text refers. */
  inMarkdown(markdown: string): readonly BesidePicture[] {
    return this.input.placed.slides.flatMap(({ id }) => {
      const name = this.fileOf(id);
      const picture = markdown.includes(`](${name})`) ? this.picture(id) : null;
      return picture
        ? [{ name, bytes: new TextEncoder().encode(withFaces(picture.svg, this.input.theme)) }]
        : [];
    });
  }

  picture(id: string): SlidePicture | null {
    let picture = this.drawn.get(id);
    if (picture === undefined) {
      picture = this.draw(id);
      this.drawn.set(id, picture);
    }
    return picture;
  }

  private draw(id: string): SlidePicture | null {
    const { placed, theme } = this.input;
    const slide = placed.slides.find((each) => each.id === id);
    if (!slide) return null;
    return {
      id,
      number: slide.number,
      svg: drawSvg(slide, placed, theme),
      width: placed.width * pointsPerInch,
      height: placed.height * pointsPerInch,
      alt: describeSlide(slide),
    };
  }

  private fileOf(id: string): string {
    return `pictures/${this.input.prefix}.${id}.svg`;
  }
}

/**
 * What a slide says and shows, in reading order, a line for each shape: the alternative text of its picture. What stands
 * at the foot of every slide is left out.
 */
function describeSlide(slide: PlacedSlide): string {
  return slide.shapes
    .flatMap(describeShape)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function describeShape(shape: PlacedShape): string[] {
  if (shape.decorative) return [];
  switch (shape.kind) {
    case 'text':
      if (shape.placeholder && furniture.has(shape.placeholder.type)) return [];
      return [wordsOf(shape.paragraphs)];
    case 'table':
      return shape.rows.map((row) => row.cells.map((cell) => wordsOf(cell.paragraphs)).join(' | '));
    case 'group':
      return shape.alt === null ? shape.shapes.flatMap(describeShape) : [shape.alt];
    default:
      return shape.alt === null ? [] : [shape.alt];
  }
}

const furniture: ReadonlySet<string> = new Set(['footer', 'date', 'slide-number']);

function wordsOf(paragraphs: readonly PlacedParagraph[]): string {
  return paragraphs
    .map((paragraph) =>
      paragraph.runs.map((run) => (run.cite && run.text !== '' ? ` [${run.text}]` : run.text)).join(''),
    )
    .join(' ');
}

export interface BesidePicture {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A drawing of a handout's own as a value of its template. */
export function drawingBeside({ svg, width, height, alt }: Drawing, name: string): MarkdownValue {
  const origin = { template: null, yaml: null };
  const short = alt.replaceAll('\n', '; ');
  const image = { kind: 'image', src: name, alt: short, decorative: false, fit: 'contain', origin } as const;
  const markdown = blocksToMarkdown([image]);
  return new MarkdownValue(
    { kind: 'figure', name, svg, widthPx: width, heightPx: height, alt, markdown },
    alt,
  );
}

/** Drawings of a handout's own, which lie beside its Markdown. */
export function figuresBeside({ contents }: MarkdownParts): readonly BesidePicture[] {
  return contents.flatMap((content) =>
    content.kind === 'figure' ? [{ name: content.name, bytes: new TextEncoder().encode(content.svg) }] : [],
  );
}

/** The pictures of the texts in a handout's Markdown: each lies beside it, for the Markdown is read where it lies. */
export class BesidePictures {
  private readonly prefix: string;
  private readonly read: (image: ImageMarkup) => Picture | null;
  private readonly found = new Map<string, BesidePicture | null>();

  /** `prefix`: what the names of the deck's files begin with. */
  constructor(prefix: string, read: (image: ImageMarkup) => Picture | null) {
    this.prefix = prefix;
    this.read = read;
  }

  get files(): readonly BesidePicture[] {
    return [...this.found.values()].filter((each) => each !== null);
  }

  /** Blocks whose pictures refer to the files beside. One that cannot be read, which is reported, is left out. */
  refer(blocks: readonly MarkupBlock[]): readonly MarkupBlock[] {
    return blocks.flatMap((block): readonly MarkupBlock[] => {
      if (block.kind !== 'image') return [block];
      const file = this.fileOf(block);
      return file ? [{ ...block, src: file.name }] : [];
    });
  }

  private fileOf(image: ImageMarkup): BesidePicture | null {
    const known = this.found.get(image.src);
    if (known !== undefined) return known;
    const picture = this.read(image);
    const file = picture && {
      name: `${this.prefix}.${nameOf(image.src)}.${ending[picture.format]}`,
      bytes: picture.bytes,
    };
    this.found.set(image.src, file);
    return file;
  }
}

const ending = { png: 'png', jpeg: 'jpg', gif: 'gif', svg: 'svg' } as const;

/** `images/ocean-map.png` is `images.ocean-map`; a path with other characters is told from its like by its hash. */
function nameOf(path: string): string {
  const parts = path
    .replace(/\.\w+$/, '')
    .split('/')
    .filter((part) => part !== '.' && part !== '');
  const named = parts.length > 1 ? parts : ['pictures', ...parts];
  const clean = named.map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '-'));
  if (clean.join('/') === named.join('/')) return clean.join('.');
  return `${clean.join('.')}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}
