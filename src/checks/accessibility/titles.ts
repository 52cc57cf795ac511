import type { AccessibilityRule } from './rule.ts';

/** Every slide has a title, which is read first (WCAG 2.2, 2.4.2 and 1.3.2). */
export const titles: AccessibilityRule = ({ slides }, report) => {
  for (const [i, { title, shapes }] of slides.entries()) {
    const place = { slide: i, shape: null };
    if (title === null || title.trim() === '') {
      const message = title === null ? 'the slide has no title' : "the slide's title is empty";
      report(
        'untitled-slide',
        place,
        message,
        'give it one in the title placeholder, off the slide if it is not to be seen',
      );
      continue;
    }
    const first = shapes.find(({ kind, decorative, isGround, texts, alt }) => {
      const says = texts.some(({ text }) => text.trim() !== '') || alt.trim() !== '';
      return says && !decorative && !isGround && kind !== 'connector';
    });
    if (first && !first.isTitle) {
      const message = `"${first.name}" is read before the slide's title`;
      report(
        'reading-order',
        { slide: i, shape: first.name },
        message,
        'put the title at the back: what lies behind is read first',
      );
    }
  }
};

/** What PowerPoint calls sections that nobody has named. */
const unnamed = new Set(['default section', 'untitled section']);

/** Sections have names of their own. */
export const sectionNames: AccessibilityRule = ({ sections }, report) => {
  const seen = new Set<string>();
  const place = { slide: null, shape: null };
  for (const name of sections) {
    const folded = name.replace(/\s+/g, ' ').trim().toLowerCase();
    if (folded === '' || unnamed.has(folded))
      report('section-name', place, 'a section has no name', 'name it after what it is about');
    else if (seen.has(folded))
      report('section-name', place, `two sections are called "${name}"`, 'give one of them another name');
    seen.add(folded);
  }
};

/**
 * Slides have titles of their own. Only for presentations of other programs: in a deck of ours a continued slide and the
 * first slide of a section may share a title, which its own check knows.
 */
export const ownTitles: AccessibilityRule = ({ slides }, report) => {
  const seen = new Map<string, number>();
  for (const [i, { title, number }] of slides.entries()) {
    const folded = title?.replace(/\s+/g, ' ').trim().toLowerCase() ?? '';
    if (folded === '') continue;
    const before = seen.get(folded);
    if (before === undefined) seen.set(folded, number);
    else {
      const message = `it has the same title as slide ${before}`;
      report('duplicate-title', { slide: i, shape: null }, message, 'give each slide a title of its own');
    }
  }
};
