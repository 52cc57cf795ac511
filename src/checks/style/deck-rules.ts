import { type Block, plainText } from '../../markup/index.ts';
import type { SlideFacts } from './slide-facts.ts';
import type { ReportStyle, StyleRule } from './style-rule.ts';

const inARow = 3;

/** No three slides in a row look the same, unless they show the same things at the same places. */
export const sameness: StyleRule = ({ slides }, report) => {
  let row: SlideFacts[] = [];
  const say = () => {
    const [first, , third] = row;
    if (!first || !third) return;
    const message = `${row.length} slides in a row, from "${first.slide.id}" on, look the same (${first.form}); ${inARow - 1} are the most`;
    const hint =
      'show one of them in another way ("layout", another kind or arrangement), or put a picture or statement between';
    report('sameness', third.slide, message, hint);
  };
  for (const facts of slides) {
    // Pages that go on are one slide.
    if (facts.slide.part && facts.slide.part.number > 1) continue;
    const before = row.at(-1);
    const same =
      before && facts.role === 'content' && before.form === facts.form && !sharesFigure(before, facts);
    if (same) row.push(facts);
    else {
      say();
      row = facts.role === 'content' ? [facts] : [];
    }
  }
  say();
};

/** Slides that show one figure with the same things in it, each for another of them. */
function sharesFigure(a: SlideFacts, b: SlideFacts): boolean {
  const idsOf = ({ blocks }: SlideFacts) =>
    blocks.flatMap((block) => (block.kind === 'diagram' ? block.nodes.map((node) => node.id) : [])).join(' ');
  const ids = idsOf(a);
  return ids !== '' && ids === idsOf(b);
}

const inWindow = 6;
const leastForms = 3;
const mostTextOnly = 2;

/** Each six slides have something to look at, three ways to show, and not more than two of text alone. */
export const rhythm: StyleRule = ({ slides }, report) => {
  const whole = slides.filter(({ role, slide }) => role === 'content' && (slide.part?.number ?? 1) === 1);
  // One figure that is highlighted in turn is one thing to look at.
  const shown = whole.filter((facts, i) => i === 0 || !sharesFigure(whole[i - 1]!, facts));
  for (let i = 0; i + inWindow <= shown.length; i++) {
    const window = shown.slice(i, i + inWindow);
    const looked = window.filter((facts) => facts.hasPicture || facts.isStatement || isLarge(facts)).length;
    const forms = new Set(window.map(({ form }) => form)).size;
    const textOnly = window.filter((facts) => !facts.hasFigure && !facts.isStatement).length;
    const wrong = [
      looked === 0 ? 'no picture, statement or big number (1 is asked for)' : null,
      forms < leastForms
        ? `${forms === 1 ? '1 way' : `${forms} ways`} to show things (${leastForms} are asked for)`
        : null,
      textOnly > mostTextOnly ? `${textOnly} slides of text alone (${mostTextOnly} are the most)` : null,
    ].filter((each) => each !== null);
    if (wrong.length === 0) continue;
    const [first] = window;
    const message = `the ${inWindow} slides from "${first!.slide.id}" to "${window.at(-1)!.slide.id}" have ${wrong.join(', ')}`;
    report('rhythm', first!.slide, message, 'put a picture, a statement or a big number among them');
    // What is said of these slides is not said again of most of them.
    i += inWindow - 1;
  }
};

function isLarge({ slide, blocks }: SlideFacts): boolean {
  const hasNumbers = blocks.some(
    (block) => block.kind === 'cards' && block.cards.some(({ value }) => value.length > 0),
  );
  return (
    hasNumbers ||
    [
      'big-number',
      'kpi-row',
      'statement',
      'quote',
      'voices',
      'picture-full',
      'half-bleed',
      'picture-grid',
    ].includes(slide.use)
  );
}

const leastInSection = 2;

/** A section has something to hold together. */
export const shortSections: StyleRule = ({ slides, deck }, report) => {
  const named = deck.sections.filter(({ id, appendix }) => id !== 'section-default' && !appendix);
  if (named.length < 2) return;
  for (const { id, title } of named) {
    const own = slides.filter(({ slide }) => slide.section === id && (slide.part?.number ?? 1) === 1);
    const head = own.find(({ role }) => role === 'section');
    const count = own.filter(({ role }) => role !== 'section').length;
    // Sources and thanks at the end are a section of their own kind.
    if (!head || count >= leastInSection || own.some(({ role }) => role === 'frame')) continue;
    const message = `the section "${title}" has ${count === 1 ? '1 slide' : `${count} slides`} besides its own; ${leastInSection} are asked for`;
    report('short-section', head.slide, message, 'join it with the section before or after');
  }
};

const mostSentences = 3;
const endings = new Set(['closing', 'questions', 'question', 'summary', 'statement']);
/** Decks so short need no frame. */
const shortDeck = 6;

/** One cover, first, and an ending before the sources. */
export const coverAndEnding: StyleRule = ({ slides: all, deck }, report) => {
  const behind = new Set(deck.sections.filter(({ appendix }) => appendix).map(({ id }) => id));
  const slides = all.filter(({ slide }) => !behind.has(slide.section));
  if (slides.length < shortDeck) return;
  const covers = slides.filter(({ role }) => role === 'cover');
  if (covers.length !== 1) {
    const message = `the deck has ${covers.length === 0 ? 'no cover' : `${covers.length} covers`}; 1 is asked for`;
    report('cover-and-ending', covers[1]?.slide ?? slides[0]!.slide, message, 'begin with one: - use: cover');
  }
  const back = slides.map(({ slide }) => slide.use);
  let end = slides.length - 1;
  while (end > 0 && (back[end] === 'sources' || back[end] === 'glossary')) end -= 1;
  const last = slides[end]!;
  if (!endings.has(last.slide.use)) {
    const message = `the last slide before the sources, "${last.slide.id}", is neither a closing nor questions; 1 ending is asked for`;
    report('cover-and-ending', last.slide, message, 'end with one: - use: closing');
  } else if (last.slide.use === 'closing') checkClosing(last, report);
};

function checkClosing({ slide, blocks }: SlideFacts, report: ReportStyle): void {
  const text = blocks.map((block) => ('runs' in block ? plainText(block.runs) : wordsIn(block))).join('\n');
  const sentences = text.split(/[.!?…](?=\s|$)|[。！？]|\n/u).filter((each) => /\p{L}/u.test(each)).length;
  if (sentences <= mostSentences) return;
  const message = `the closing "${slide.id}" has ${sentences} sentences; ${mostSentences} are the most`;
  report('cover-and-ending', slide, message, 'keep what is to be remembered');
}

function wordsIn(block: SlideFacts['blocks'][number]): string {
  if (block.kind !== 'list') return '';
  const inner = (blocks: readonly Block[]): string =>
    blocks.map((each) => ('runs' in each ? plainText(each.runs) : '')).join('\n');
  return block.items.map((item) => inner(item.blocks)).join('\n');
}
