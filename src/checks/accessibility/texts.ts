import type { AccessibleShape } from '../../formats/pptx/index.ts';
import type { AccessibilityRule } from './rule.ts';

/** Type that can be read from the back of a room. */
export const typeSizes: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { shapes }] of slides.entries()) {
    for (const { name, texts } of shapes) {
      const sizes = texts.filter(({ text }) => text.trim() !== '').map(({ size }) => size ?? 12);
      const smallest = Math.min(...sizes);
      if (smallest >= 12) continue;
      const message = `the text of "${name}" is ${smallest} points high`;
      report('small-type', { slide: i, shape: name }, message, 'make it 12 points or more, or say less');
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
              .replace(/[\s.…!:→>»]+$/u, '')
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
