/**
 * Finds the lines in which each predicted box was drawn, by looking for its paragraphs, letter for letter, among the
 * words of the page. Boxes whose text was not found have null lines.
 */
export function findLines(boxes, words) {
  const page = lettersOf(words);
  const used = new Uint8Array(page.text.length);
  let from = 0;
  return boxes.map((box) => {
    const lines = [];
    for (const paragraph of box.paragraphs) {
      const wanted = plain(paragraph.text);
      if (wanted === '') {
        lines.push([]);
        continue;
      }
      const at = findUnused(page.text, wanted, from, used);
      if (at < 0) return { ...box, found: null };
      used.fill(1, at, at + wanted.length);
      from = at + wanted.length;
      lines.push(linesOf(page.words.slice(at, from)));
    }
    return { ...box, found: lines };
  });
}

/** The letters of a page without white space, and for each the word that it belongs to. */
function lettersOf(words) {
  let text = '';
  const owners = [];
  for (const word of words) {
    const letters = plain(word.text);
    text += letters;
    for (let i = 0; i < letters.length; i++) owners.push(word);
  }
  return { text, words: owners };
}

/** What different programs write alike: ligatures apart, no white space, no marks that only guide breaks. */
function plain(text) {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b\ufeff]+/gu, '');
}

/** First from where the last was found, then anywhere on the page. */
function findUnused(text, wanted, from, used) {
  for (const start of [from, 0]) {
    let at = text.indexOf(wanted, start);
    while (at >= 0) {
      if (!used[at] && !used[at + wanted.length - 1]) return at;
      at = text.indexOf(wanted, at + 1);
    }
  }
  return -1;
}

/** A new line begins where a word is further left than the one before it ended, and lower by a good part of a line. */
function linesOf(owners) {
  const lines = [];
  let last = null;
  for (const word of owners) {
    if (word === last) continue;
    const lower = last && middle(word) > middle(last) + 0.35 * Math.min(height(word), height(last));
    if (!last || (lower && word.left < last.right - 0.5)) lines.push({ ...word });
    else {
      const line = lines.at(-1);
      line.text += ` ${word.text}`;
      line.left = Math.min(line.left, word.left);
      line.right = Math.max(line.right, word.right);
      // Superscripts stick out; a line is as high as its tallest word.
      if (height(word) > line.bottom - line.top) {
        line.top = word.top;
        line.bottom = word.bottom;
      }
    }
    last = word;
  }
  return lines;
}

function middle({ top, bottom }) {
  return (top + bottom) / 2;
}

function height({ top, bottom }) {
  return bottom - top;
}
