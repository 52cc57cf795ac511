import type { DiagramNode } from '../../deck/index.ts';
import type { Inches, Points } from '../../theme/index.ts';
import type { DiagramContext } from '../diagrams/sketch.ts';
import { Flow } from '../text/set-text.ts';

const flowCache = new WeakMap<DiagramContext, Map<DiagramNode, Flow>>();

/** Date, then what happened. */
export function datedFlow(event: DiagramNode, context: DiagramContext): Flow {
  const cache = flowCache.get(context) ?? new Map<DiagramNode, Flow>();
  flowCache.set(context, cache);
  let flow = cache.get(event);
  if (!flow) {
    const label = context.textFlow(event.label, 'plain');
    const date = event.date === null ? null : context.textFlow(event.date.text, 'strong');
    flow = date ? Flow.join([date, label]) : label;
    cache.set(event, flow);
  }
  return flow;
}

export function eventFlow(event: DiagramNode, context: DiagramContext): Flow {
  const label = context.textFlow(event.label, 'plain');
  const paragraphs = label.paragraphs.map((paragraph) => ({ ...paragraph, align: 'left' as const }));
  return label.with(paragraphs);
}

export function widestLine(flow: Flow, size: Points): Inches {
  const { offsets, between } = flow.measured[0]!;
  const ems = offsets.at(-1)! + (between?.at(-1) ?? 0);
  return (ems * size * 1.02) / 72;
}
