// What is put on slides: the same for every program that is compared. No randomness: a deck of N slides is always the
// same deck, and the first slides of a longer one are those of a shorter one.

/**
 * N slides, each with a title, 5 points of about 12 words and a note of about 60; every 5th with a table of 6 rows and
 * 4 columns, every 7th with 6 boxes and the 5 arrows that join them.
 */
export function makeWorkload(count) {
  return { slides: Array.from({ length: count }, (_, i) => makeSlide(i + 1)) };
}

function makeSlide(number) {
  const words = wordsFrom(number);
  return {
    title: sentence(words, 6, `${number}`).replace(/\.$/, ''),
    points: Array.from({ length: 5 }, () => sentence(words, 12)),
    note: Array.from({ length: 5 }, () => sentence(words, 12)).join(' '),
    table: number % 5 === 0 ? makeTable(words) : null,
    diagram: number % 7 === 0 ? makeDiagram(words) : null,
  };
}

/** A heading row and five more. */
function makeTable(words) {
  return Array.from({ length: 6 }, (_, row) =>
    Array.from({ length: 4 }, (_, column) =>
      row > 0 && column > 1 ? String(words.number()) : capital(words.next()),
    ),
  );
}

/** Six boxes in a tree: where each but the first hangs from. */
function makeDiagram(words) {
  return {
    boxes: Array.from({ length: 6 }, () => `${capital(words.next())} ${words.next()}`),
    arrows: [0, 0, 1, 1, 2].map((from, i) => ({ from, to: i + 1, label: words.next() })),
  };
}

function sentence(words, length, last) {
  const text = Array.from({ length: last ? length - 1 : length }, () => words.next());
  return `${capital([...text, ...(last ? [last] : [])].join(' '))}.`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An endless run of words that differs from slide to slide (a linear congruential generator, Numerical Recipes). */
function wordsFrom(seed) {
  let state = (seed * 2654435761) >>> 0;
  const step = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
  return { next: () => vocabulary[step() % vocabulary.length], number: () => step() % 10000 };
}

const vocabulary =
  `water river supply harbour region network council season farmer market storage transport energy
measure account report review record budget winter summer early later during between against within beyond around
common careful open steady local annual public shared simple broad northern coastal rural modern gradual reliable
grows falls moves reaches supports connects protects follows requires describes compares explains replaces improves
the a its their each every some most many few and or with from into over under through after before because while
valley forest mountain island bridge station railway factory village district province capital border channel`.split(
    /\s+/,
  );
