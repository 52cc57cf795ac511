import type { Slide } from '../deck/index.ts';
import { drawSvg } from '../formats/svg/index.ts';
import { blocksToMarkdown, plainText } from '../markup/index.ts';
import type { BesidePicture } from './beside-pictures.ts';
import type { SlidePicture } from './build-document.ts';
import { describeSlide } from './describe-slide.ts';
import type { HandoutInput } from './render-handouts.ts';

const pointsPerInch = 72;

/** The pictures of a deck's slides, each drawn when it is first asked for. */
export class SlidePictures {
  private readonly input: Pick<HandoutInput, 'placed' | 'theme' | 'prefix' | 'views'>;
  private readonly drawn = new Map<string, SlidePicture | null>();

  constructor(input: Pick<HandoutInput, 'placed' | 'theme' | 'prefix' | 'views'>) {
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
      return picture ? [{ name, bytes: new TextEncoder().encode(picture.svg) }] : [];
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
    return `${this.input.prefix}.${id}.svg`;
  }
}
