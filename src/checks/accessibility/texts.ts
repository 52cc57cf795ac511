import type { AccessibleShape } from '../../formats/pptx/index.ts';
import { contrast } from '../../theme/index.ts';
import type { AccessibilityRule } from './rule.ts';

/** What stands on many slides in shapes of its own. */
const repeated: ReadonlySet<string> = new Set(['Section name', 'Marking', 'Stale source']);

/** Type that can be read from the back of a room; what repeats on every slide is for those who look it up. */
export const typeSizes: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { shapes }] of slides.entries()) {
    for (const { name, texts, isFurniture } of shapes) {
      const least = isFurniture || repeated.has(name.replace(/ \d+$/, '')) ? 10 : 12;
      const sizes = texts.filter(({ text }) => text.trim() !== '').map(({ size }) => size ?? 12);
      const smallest = Math.min(...sizes);
      if (smallest >= least) continue;
      const message = `the text of "${name}" is ${smallest} points high`;
      report(
        'small-type',
        { slide: i, shape: name },
        message,
        `make it ${least} points or more, or say less`,
      );
    }
  }
};

/** Every text says which language it is in (WCAG 2.2, 3.1.2). */
export const languages: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { shapes }] of slides.entries()) {
    const without = shapes.flatMap(({ texts }) =>
      texts.filter(({ text, language }) => language === '' && /\p{L}/u.test(text)),
    );
    if (without.length === 0) continue;
    const message = `${without.length === 1 ? 'a text has' : `${without.length} texts have`} no language`;
    report('no-language', { slide: i, shape: null }, message, 'set the proofing language');
  }
};

/** Words that say nothing without what stands around them; case does not matter. */
const vague = new RegExp(
  `^(?:${[
    '(?:click |tap |see |read |look )?here|this|(?:this |the )?(?:link|page|site|website|web page|document|article|slide)|(?:read |learn |see |find out )?more(?: information| info)?|details|source|link|url|www',
    'aquí|(?:haga |haz )?clic aquí|(?:leer |ver |saber )?más|enlace|este enlace|aqui|clique aqui|saiba mais',
    'ici|cliquez ici|(?:en savoir|lire) plus|plus|lien|ce lien|hier|hier klicken|mehr|mehr (?:erfahren|lesen)|link|qui|clicca qui',
    '\u8FD9\u91CC|\u6B64\u5904|\u70B9\u51FB\u8FD9\u91CC|\u70B9\u51FB\u6B64\u5904|\u94FE\u63A5|\u66F4\u591A|\u8BE6\u60C5|\u9019\u88E1|\u9023\u7D50',
  ].join('|')})$`,
  'iu',
);

/** The words of a link say where it leads (WCAG 2.2, 2.4.4). */
export const links: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { shapes }] of slides.entries()) {
    for (const shape of shapes) {
      for (const words of linkWords(shape)) {
        if (
          !vague.test(
            words
              .replace(/(?<![\s.…!:→>»])[\s.…!:→>»]+$/u, '')
              .replace(/\s+/g, ' ')
              .trim(),
          )
        )
          continue;
        const message = `the link "${words.trim()}" in "${shape.name}" does not say where it leads`;
        report('vague-link', { slide: i, shape: shape.name }, message, 'name the page that it leads to');
      }
    }
  }
};

/** Runs of one link that stand next to each other are one. */
function linkWords({ texts }: AccessibleShape): string[] {
  const found: string[] = [];
  let open = false;
  for (const { text, link } of texts) {
    if (link && open) found[found.length - 1] += text;
    else if (link) found.push(text);
    open = link;
  }
  return found;
}

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
