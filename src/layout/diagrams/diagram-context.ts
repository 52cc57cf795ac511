import type { Diagram, DiagramNode } from '../../deck/index.ts';
import type { Run } from '../../markup/index.ts';
import { type Box, readableOn, textOn } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { type FlowParagraph, flowRuns } from '../text/flow.ts';
import { createFlow, type Flow } from '../text/set-text.ts';
import type { TextLook } from '../text/typesetter.ts';
import type { EdgeLabels } from './edge-wording.ts';
import { iconOf, type SignPlace } from './node-sign.ts';
import type { DiagramContext } from './sketch.ts';

/** What stands under the name of a thing: what is said of it, else when it was; null: nothing. */
export function detailOf({ detail, date }: Pick<DiagramNode, 'detail' | 'date'>): string | null {
  return (detail ?? date?.text) || null;
}

/** Looks, flows and labels for one diagram; `numbered`: numbers stand for the names in it. */
export function createDiagramContext(
  diagram: Diagram,
  area: Box,
  slide: SlideContext,
  edgeLabels: EdgeLabels,
  numbered = false,
  signs: SignPlace | null = null,
): DiagramContext {
  const { theme, background, deck, typesetter, kinds } = slide;
  const text = textOn(theme, background);
  const base: TextLook = {
    color: text,
    accent: readableOn(theme, { color: 'accent1' }, background),
    quiet: readableOn(theme, { color: 'accent6' }, background),
    link: text,
    bold: false,
    italic: false,
    font: 'body',
    align: 'center',
    size: theme.type.label,
    captionSize: theme.type.caption,
    language: deck.language,
    classOf: () => null,
  };
  const flows = new Map<DiagramNode, Flow>();
  const paragraph = (words: string, look: TextLook): FlowParagraph => {
    const runs = words
      .split('\n')
      .flatMap((text, i): Run[] => (i === 0 ? [{ text }] : [{ text: '\n', break: true }, { text }]));
    return flowRuns(runs, look);
  };
  return {
    diagram,
    area,
    slide,
    edgeLabels,
    label: { max: theme.type.label, min: theme.type['label-min'] },
    narrowest: numbered ? 0.5 : 0.9,
    tight: false,
    flowOf(node) {
      let flow = flows.get(node);
      if (!flow) {
        const detail = detailOf(node);
        const paragraphs = [
          paragraph(node.label, { ...base, bold: theme.diagrams.labelBold ?? detail !== null }),
        ];
        if (detail !== null) paragraphs.push({ ...paragraph(detail, base), scale: 0.85, spaceBefore: 0.1 });
        flow = createFlow(paragraphs, typesetter);
        if (slide.hyphens) flow = flow.parted();
        flows.set(node, flow);
      }
      return flow;
    },
    signOf(node) {
      const icon = signs && iconOf(node, slide);
      return icon && { icon, at: signs };
    },
    textFlow(words, look, align = 'center', own) {
      const color = own
        ? readableOn(theme, { color: own }, background)
        : look === 'accent'
          ? base.accent
          : look === 'quiet'
            ? base.quiet
            : look === 'on-dark'
              ? textOn(theme, { color: 'accent1' })
              : text;
      const bold = look === 'strong' || look === 'accent' || look === 'on-dark';
      return createFlow([paragraph(words, { ...base, color, bold, align })], typesetter);
    },
    words(parts, align = 'center') {
      const paragraphs = parts.map(({ text: words, scale = 1, space = 0.1, ...look }) => {
        const own = {
          ...base,
          color: look.color ?? text,
          bold: look.bold ?? false,
          italic: look.italic ?? false,
        };
        const flow = flowRuns([], { ...own, align });
        const runs = (typeof words === 'string' ? [{ text: words }] : words).flatMap(
          ({ color = own.color, ...run }) => flowRuns([run], { ...own, color }).runs,
        );
        return { ...flow, runs, scale, spaceBefore: space };
      });
      const flow = createFlow(paragraphs, typesetter);
      return slide.hyphens ? flow.parted() : flow;
    },
    styleOf(node) {
      const ofKind = node.kind === null ? null : kinds.nodes.get(node.kind);
      const { color, shape } = ofKind ?? { color: 'accent1' as const, shape: theme.diagrams.shape };
      return { color, shape: node.shape ?? shape };
    },
    edgeStyle: (edge) =>
      (edge === null || edge.kind === null ? null : kinds.edges.get(edge.kind)) ?? {
        color: theme.diagrams.connector,
        dash: 'solid',
      },
  };
}
