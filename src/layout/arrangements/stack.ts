import type { Arrangement } from '../diagrams/arrangement.ts';
import { stepLosses, stepMembers } from './steps.ts';
import { sketchTiers, tierHeights } from './tiers.ts';

const most = 7;

/** Layers one on the other, the first on top, what is said of each beside it. */
export const stack: Arrangement = {
  name: 'stack',
  isList: true,
  draw: { kind: 'sketch', sketch: (context) => sketchTiers(context, { share: 0, fromBottom: false, most }) },
  heights: tierHeights,
  members: stepMembers(most),
  losses: stepLosses('stack'),
};
