import { nastyBlocks, nastyText, quote } from './nasty-text.ts';
import type { Random } from './random.ts';

/** What slides of figures, cards, columns and pictures may be about. */
export interface CardModel {
  readonly elements: readonly string[];
  readonly groups: readonly string[];
  readonly terms: readonly string[];
  readonly statements: readonly string[];
  readonly quoted: readonly string[];
  /** Elements that have an image. */
  readonly pictured: readonly string[];
}

const focus = ['top', 'bottom-left', '[0, 100]', '[30, 40]'];
const icons = ['waves', 'cloud', 'yin-yang'];

/** One slide in a form that is more than text: figures, cards, columns, voices, large pictures. */
export function composeCards(random: Random, model: CardModel, text: (most?: number) => string): string {
  const several = (from: number, to: number, one: () => string): string =>
    `[${Array.from({ length: random.int(from, to) }, one).join(', ')}]`;
  const maybe = (key: string, value: () => string, share = 0.4): string =>
    random.chance(share) ? `, ${key}: ${value()}` : '';
  const statement = (): string => random.pick(model.statements);
  const said = model.statements.length > 0;
  const number = (): string =>
    quote(
      random.pick(['0', '61', '-3.5', '46 %', '1,250,000', '€ 12 m', '1 in 4', '—', nastyText(random, 1)]),
    );
  const figure = (): string =>
    `{ value: ${number()}, label: ${text(4)}${maybe('remark', () => text(6))}${said ? maybe('statement', statement) : ''}${maybe('icon', () => random.pick(icons))} }`;
  const point = (): string => (said && random.chance(0.3) ? `{ statement: ${statement()} }` : text(12));
  const column = (): string =>
    `{ title: ${text(3)}, points: ${several(0, 5, point)}${random.chance(0.4) ? `, value: ${number()}, label: ${text(2)}` : ''}${maybe('icon', () => random.pick(icons))} }`;
  const picture = (): string => `images/${random.pick(['a.jpg', 'b.gif', 'c.svg'])}`;
  const image = (): string =>
    `{ src: ${picture()}, alt: ${text(5)}${maybe('caption', () => text(5))}${maybe('focus', () => random.pick(focus))} }`;
  const titled = `title: ${text(5)}`;
  const recipes = [
    () => `use: kpi-row, ${titled}, figures: ${several(1, 10, figure)}`,
    () => `use: kpi-row, ${titled}, data: ${random.pick(['rows', 'file'])}`,
    () => `use: cards, ${titled}, of: [${random.some([...model.elements, ...model.terms], 1, 9).join(', ')}]`,
    () => `use: overview, group: ${random.pick(model.groups)}, arrange: cards`,
    () => `use: columns, ${titled}, columns: ${several(1, 6, column)}`,
    () => `use: columns, ${titled}, of: [${random.some(model.groups, 1, 2).join(', ')}]`,
    () =>
      `use: statement, statement: ${said && random.chance(0.6) ? statement() : text(random.pick([4, 14, 30]))}`,
    () =>
      `use: voices, ${titled}, statements: [${model.quoted.slice(0, 6).join(', ')}]`.replace(
        /.*\[\]$/,
        `use: questions, ${titled}`,
      ),
    () => `use: question, question: ${text(9)}${maybe('answers', () => several(1, 6, () => text(5)))}`,
    () =>
      `use: half-bleed, item: ${random.pick(model.pictured)}${maybe('facts', () => several(1, 6, figure))}`,
    () => `use: picture-grid, ${titled}, of: [${random.some(model.pictured, 1, 9).join(', ')}]`,
    () =>
      `use: picture-full, ${titled}, src: ${picture()}, alt: ${text(5)}${maybe('caption', () => text(6))}${maybe('credit', () => quote(nastyText(random, 2)))}`,
    () =>
      `use: two-columns, ${titled}, left: ${quote(nastyBlocks(random))}, right: ${quote(nastyBlocks(random))}`,
    () =>
      `use: code, ${titled}, code: ${quote(nastyBlocks(random))}${maybe('language', () => random.pick(['ts', 'python', 'none']))}${maybe('highlight', () => '"1,3-4"')}${maybe('lines', () => 'true')}`,
    () => `use: two-pictures, ${titled}, images: [${image()}, ${image()}]`,
    () =>
      `use: ${random.pick(['cover', 'cover-panel', 'cover-frame', 'cover-picture'])}${maybe('image', image)}${maybe('figures', () => several(1, 4, figure))}`,
    () =>
      `use: closing, ${random.chance(0.5) ? `points: ${several(1, 5, point)}` : `figures: ${several(1, 5, figure)}`}`,
    () => `section: ${text(4)}${maybe('subtitle', () => text(6))}${maybe('image', image)}`,
  ];
  return random.pick(recipes)();
}
