import type { Arrangement } from '../diagrams/arrangement.ts';
import { claimsOrder, stepLosses, stepMembers } from './steps.ts';
import { sketchTiers, tierHeights } from './tiers.ts';

const most = 5;

/** What stands on what: the first is the base, the others narrower one by one, what is said of each beside it. */
export const pyramid: Arrangement = {
  name: 'pyramid',
  isList: true,
  draw: {
    kind: 'sketch',
    sketch: (context) => sketchTiers(context, { share: 0.62, fromBottom: true, most }),
  },
  heights: tierHeights,
  members: stepMembers(most),
  losses: stepLosses('pyramid'),
  claims: claimsOrder,
};
