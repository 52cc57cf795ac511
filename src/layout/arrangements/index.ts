import type { Diagram } from '../../deck/index.ts';
import type { Arrange, Arrangement } from '../diagrams/arrangement.ts';
import { beforeAfter } from './before-after.ts';
import { canvas } from './canvas.ts';
import { arrangeChain, chain } from './chain.ts';
import { chevrons } from './chevrons.ts';
import { cycleClock } from './cycle-clock.ts';
import { cycleRing } from './cycle-ring.ts';
import { fishbone } from './fishbone.ts';
import { fiveForces } from './five-forces.ts';
import { funnel } from './funnel.ts';
import { gantt } from './gantt.ts';
import { heatMap } from './heat-map.ts';
import { house } from './house.ts';
import { hub } from './hub.ts';
import { hubWorded } from './hub-worded.ts';
import { kanban } from './kanban.ts';
import { layers } from './layers.ts';
import { matrix } from './matrix.ts';
import { pairBothWays } from './pair-both-ways.ts';
import { pairs } from './pairs.ts';
import { pairsList } from './pairs-list.ts';
import { pyramid } from './pyramid.ts';
import { quadrant } from './quadrant.ts';
import { raci } from './raci.ts';
import { ring } from './ring.ts';
import { roadmapLanes } from './roadmap-lanes.ts';
import { scene } from './scene.ts';
import { stack } from './stack.ts';
import { stepsDrawn } from './steps-drawn.ts';
import { swimlane } from './swimlane.ts';
import { swot } from './swot.ts';
import { tilesGrowth } from './tiles-growth.ts';
import { timeline } from './timeline.ts';
import { timelineScale } from './timeline-scale.ts';
import { tree } from './tree.ts';
import { treeOrg } from './tree-org.ts';
import { valueChain } from './value-chain.ts';
import { venn } from './venn.ts';

/** The arrangements of diagrams, by name. Where several suit a figure that is told none, the first of them is taken. */
export const arrangements: ReadonlyMap<string, Arrangement> = new Map(
  [
    hubWorded,
    pairBothWays,
    pairsList,
    cycleRing,
    stepsDrawn,
    chevrons,
    treeOrg,
    timelineScale,
    tilesGrowth,
    hub,
    ring,
    pairs,
    timeline,
    chain,
    tree,
    matrix,
    layers,
    stack,
    pyramid,
    quadrant,
    swot,
    venn,
    fiveForces,
    canvas,
    valueChain,
    house,
    raci,
    heatMap,
    cycleClock,
    funnel,
    kanban,
    gantt,
    swimlane,
    roadmapLanes,
    beforeAfter,
    scene,
    fishbone,
  ].map((each: Arrangement) => [each.name, each]),
);

export const arrangementNames: readonly string[] = [...arrangements.keys()];

export function arrangementOf({ arrange }: Pick<Diagram, 'arrange'>): Arrangement {
  return arrangements.get(arrange)!; // markup takes no other name
}

/** Nothing is there to be arranged. */
export function isEmpty(diagram: Diagram): boolean {
  const needsEdges = arrangementOf(diagram).needsEdges ?? false;
  return diagram.nodes.length === 0 || (needsEdges && diagram.edges.length === 0);
}

/** How a diagram is sketched; one without anything to arrange, or of a kind that programs draw themselves, as a row. */
export function sketchOf(diagram: Diagram): Arrange {
  const { draw } = arrangementOf(diagram);
  return draw.kind === 'native' || isEmpty(diagram) ? arrangeChain : draw.sketch;
}
