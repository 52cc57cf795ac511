import { contrast } from '../../theme/index.ts';
import type { AccessibilityRule } from './rule.ts';

/** Text: 4.5:1, or 3:1 from 18 points or 14 points bold; marks that carry meaning: 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
export const contrasts: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { shapes }] of slides.entries()) {
    for (const { name, texts, marks } of shapes) {
      const place = { slide: i, shape: name };
      const said = new Set<string>();
      for (const { text, size, bold, color, behind } of texts) {
        if (color === null || behind === null || text.trim() === '') continue;
        const large = size !== null && (size >= 18 || (size >= 14 && bold));
        const wanted = large ? 3 : 4.5;
        const ratio = contrast(color, behind);
        const pair = `${color} ${behind} ${wanted}`;
        if (ratio >= wanted || said.has(pair)) continue;
        said.add(pair);
        const message = `${quoted(text)} in "${name}" has a contrast of ${shown(ratio)}:1 (${color} on ${behind}); it needs ${wanted}:1`;
        report('low-contrast', place, message, 'choose a darker or lighter colour for one of the two');
      }
      for (const { what, color, behind } of marks) {
        if (color === null || behind === null) continue;
        const ratio = contrast(color, behind);
        const pair = `${color} ${behind}`;
        if (ratio >= 3 || said.has(pair)) continue;
        said.add(pair);
        const message = `${what} of "${name}" has a contrast of ${shown(ratio)}:1 (${color} on ${behind}); it needs 3:1`;
        report('low-contrast', place, message, 'choose a darker or lighter colour for one of the two');
      }
    }
  }
};

/** Rounded down: 4.49 is not 4.5. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 30 ? `${line.slice(0, 29)}…` : line}"`;
}
