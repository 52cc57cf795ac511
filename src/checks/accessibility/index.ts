import { alternatives, charts, tables } from './figures.ts';
import type { AccessibilityRule } from './rule.ts';
import { contrasts, languages, links, typeSizes } from './texts.ts';
import { ownTitles, sectionNames, titles } from './titles.ts';

export type { ReportFinding } from './rule.ts';

export { ownTitles };

/** Everything that is asked of a presentation so that all people can read it. */
export const accessibilityRules: readonly AccessibilityRule[] = [
  titles,
  sectionNames,
  alternatives,
  contrasts,
  typeSizes,
  languages,
  links,
  tables,
  charts,
];
