import type { PlacedParagraph, PlacedRun } from '../../../layout/index.ts';
import type { Theme } from '../../../theme/index.ts';
import { attributeOf, firstChild, type XmlElement, type XmlNode, xmlElement } from '../../../xml/index.ts';
import { withoutSpace } from './without-space.ts';
import type { LayoutPlace } from './layout-places.ts';
import { boxLevel, placeLevel } from './level-styles.ts';
import { ParagraphProperties } from './paragraph-properties.ts';
import { type InheritedRun, RunProperties } from './run-properties.ts';

/**
 * Puts right the paragraphs that pptxgenjs wrote: one `a:pPr` each (issue 1083) and in front, bullets and indents as
 * placed, languages, theme colours and theme fonts on runs and breaks, and nothing that the layout gives already.
 */
export class TextFinisher {
  private readonly theme: Theme;
  private readonly paragraphs = new ParagraphProperties();
  private readonly runs = new RunProperties();

  constructor(theme: Theme) {
    this.theme = theme;
  }

  /** `body` is a `p:txBody` or `a:txBody`; `place` the place of the layout that it fills, if any. */
  finish(
    body: XmlElement,
    placed: readonly PlacedParagraph[],
    place: LayoutPlace | null,
    language: string,
  ): void {
    const elements = body.children.filter(
      (child): child is XmlElement => child.kind === 'element' && child.name === 'a:p',
    );
    if (elements.length !== Math.max(1, placed.length))
      throw new Error(`${placed.length} paragraphs were drawn as ${elements.length}`);
    elements.forEach((element, i) => {
      const paragraph = placed[i];
      if (paragraph) this.finishParagraph(element, paragraph, place, language);
      else element.children = [endProperties(language, null)];
    });
  }

  private finishParagraph(
    element: XmlElement,
    paragraph: PlacedParagraph,
    place: LayoutPlace | null,
    language: string,
  ): void {
    const inherited = place ? placeLevel(place, this.theme, paragraph.level) : boxLevel(paragraph.level);
    const properties = this.paragraphs.of(paragraph, inherited);
    const children: XmlNode[] = properties ? [properties] : [];
    const runs = paragraph.runs.filter((run) => !run.break && run.text !== '');
    let next = 0;
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      if (child.name === 'a:r') {
        const run = runs[next++];
        if (!run) throw new Error('a paragraph was drawn with more runs than it has');
        this.finishRun(child, run, place?.text ?? null);
        children.push(child);
      } else if (child.name === 'a:br') {
        const near = runs[Math.min(next, runs.length - 1)];
        children.push(xmlElement('a:br', {}, near ? [this.runs.of(near, place?.text ?? null, null)] : []));
      }
    }
    if (next !== runs.length) throw new Error('a paragraph was drawn with fewer runs than it has');
    // Only an empty paragraph needs its mark formatted: elsewhere it looks like the last run.
    if (next === 0) children.push(endProperties(language, paragraph.runs[0] ?? null));
    element.children = children;
  }

  private finishRun(element: XmlElement, run: PlacedRun, inherited: InheritedRun): void {
    const drawn = firstChild(element, 'a:rPr');
    const link = drawn && firstChild(drawn, 'a:hlinkClick');
    if (link) cleanLink(link);
    const text = firstChild(element, 'a:t')!;
    element.children = [this.runs.of(run, inherited, link), text];
  }
}

/** Keeps what a link says: pptxgenjs writes out every attribute that it could have. */
function cleanLink(link: XmlElement): void {
  link.attributes = link.attributes.filter(
    ({ name, value }) => name === 'r:id' || (name === 'action' && value !== ''),
  );
  // The extension that keeps the run's own colour instead of the theme's for links (MS-ODRAWXML 2.2.5.1).
  const kept = link.children.filter((child) => child.kind === 'element');
  if (attributeOf(link, 'r:id') === null) throw new Error('a link was drawn without its target');
  link.children = kept.map((child) => withoutSpace(child));
}

function endProperties(language: string, run: PlacedRun | null): XmlElement {
  return xmlElement('a:endParaRPr', {
    lang: language,
    sz: run ? Math.round(run.size * 100) : undefined,
  });
}
