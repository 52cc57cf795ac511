import type { HostileClass } from '../hostile-case.ts';
import { baseOutline, deck, outline, slides, withOutline } from '../hostile-case.ts';

/** Every place where a text of the user's can stand, with `X` for the text. */
const fields: Readonly<Record<string, (text: string) => ReturnType<typeof outline>>> = {
  'the title of an outline': (x) => outline(baseOutline.replace('title: Water\n', `title: ${x}\n`)),
  'a summary': (x) => withOutline(`summary: ${x}\n`),
  'a label': (x) => outline(baseOutline.replace('sea: Sea', `sea: ${x}`)),
  'a label in a language': (x) =>
    outline(baseOutline.replace('sea: Sea', `sea: { label: { en: Sea, zh: ${x} } }`)),
  'a kind': (x) => outline(baseOutline.replace('sea: Sea', `sea: { label: Sea, kind: ${x} }`)),
  'a tag': (x) => outline(baseOutline.replace('sea: Sea', `sea: { label: Sea, tags: [${x}] }`)),
  'a quote': (x) => outline(baseOutline.replace('quote: Rain falls.', `quote: ${x}`)),
  'a publisher': (x) =>
    withOutline(`terms: {}\n`) &&
    outline(baseOutline.replace('file: sources/page.txt', `publisher: ${x}, file: sources/page.txt`)),
  'a term': (x) => withOutline(`terms:\n  t: { term: ${x}, meaning: m }\n`),
  'a cell of data': (x) => withOutline(`data:\n  d: { columns: { a: A }, rows: [{ a: ${x} }] }\n`),
  'a title of a deck': (x) => ({
    'content/water/decks/talk.yaml': `title: ${x}\nslides: [{ use: cover }]\n`,
  }),
  'a presenter': (x) => deck(`presenter: ${x}\nslides: [{ use: cover }]\n`),
  'a footer': (x) => deck(`footer: ${x}\nslides: [{ use: cover }]\n`),
  'the title of a section': (x) => slides(`section: ${x}`, '{ use: cover }'),
  'the title of a slide': (x) => slides(`{ use: element, item: rain, title: ${x} }`),
  'notes of a slide': (x) => slides(`{ use: element, item: rain, notes: ${x} }`),
  'a point': (x) => slides(`{ use: bullets, title: T, points: [${x}] }`),
  'a body': (x) => slides(`{ use: content, title: T, body: ${x} }`),
  'an alternative text': (x) => slides(`{ use: image, title: T, src: images/a.png, alt: ${x} }`),
  'a variable': (x) => deck(`vars: { v: ${x} }\nslides: [{ use: cover }]\n`),
};

/** Characters that no Office file can hold, as escapes and as they are; and those that mislead. */
export const textCases: HostileClass = {
  name: 'text',
  cases: [
    ...Object.entries(fields)
      .map(([name, files]) => ({
        name: `a NUL in ${name}`,
        files: files('▶"a\\0b"'),
        codes: 'forbidden-character',
        says: 'U+0000',
      }))
      .map((each) => ({ ...each, files: markEscape(each.files) })),
    {
      name: 'a form feed',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "S▶\\fea"')),
      codes: 'forbidden-character',
      says: 'U+000C',
    },
    {
      name: 'an escape character',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "▶\\e[31mred"')),
      codes: 'forbidden-character',
      says: 'U+001B',
    },
    {
      name: 'a lone high surrogate',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "S▶\\ud83d"')),
      codes: 'forbidden-character',
      says: 'U+D83D',
    },
    {
      name: 'a lone low surrogate',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "▶\\udc00x"')),
      codes: 'forbidden-character',
      says: 'U+DC00',
    },
    {
      name: 'a noncharacter',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "S▶\\ufffe"')),
      codes: 'forbidden-character',
      says: 'U+FFFE',
    },
    {
      name: 'a raw escape character',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "▶\u001b[2Jgone"')),
      codes: 'forbidden-character',
      says: 'U+001B',
    },
    {
      name: 'a raw bell in a comment',
      files: outline(`# ▶\u0007\n${baseOutline}`),
      codes: 'forbidden-character',
      says: 'U+0007',
    },
    {
      name: 'a raw vertical tab in a block',
      files: withOutline('summary: |\n  one▶\u000btwo\n'),
      codes: 'forbidden-character',
      says: 'U+000B',
    },
    {
      name: 'a forbidden character in an id',
      files: slides('{ use: element, item: "ra\\0in" }'),
      codes: 'unknown-reference',
    },
    {
      name: 'a bidirectional override',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "S▶\u202eaes"')),
      codes: 'suspicious-character',
      says: 'U+202E',
      exit: 0,
    },
    {
      name: 'a bidirectional isolate',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "S▶\u2066ea\u2069"')),
      codes: 'suspicious-character',
      says: 'U+2066',
      exit: 0,
    },
    {
      name: 'a zero width space',
      files: outline(baseOutline.replace('sea: Sea', 'sea: Se▶\u200ba')),
      codes: 'suspicious-character',
      says: 'U+200B',
      exit: 0,
    },
    {
      name: 'a soft hyphen',
      files: outline(baseOutline.replace('sea: Sea', 'sea: Se▶\u00ada')),
      codes: 'suspicious-character',
      says: 'U+00AD',
      exit: 0,
    },
    {
      name: 'a bidirectional override, strictly',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "S▶\u202eaes"')),
      codes: 'suspicious-character',
      arguments: ['build', '--strict'],
    },
    {
      name: 'a control character of the upper half',
      files: outline(baseOutline.replace('sea: Sea', 'sea: "Se▶\\x9ba"')),
      codes: 'suspicious-character',
      says: 'U+009B',
      exit: 0,
    },
    {
      name: 'a title of nothing',
      files: outline(baseOutline.replace('title: Water', 'title: ▶""')),
      codes: 'missing-key',
      says: 'title',
    },
    {
      name: 'a title of spaces',
      files: outline(baseOutline.replace('title: Water', 'title: ▶"   "')),
      codes: 'missing-key',
      says: 'title',
    },
    {
      name: 'a label of nothing',
      files: outline(baseOutline.replace('sea: Sea', 'sea: ▶""')),
      codes: 'missing-key',
    },
  ],
};

/** Moves the mark from before the quotation mark to the escape. */
function markEscape(files: ReturnType<typeof outline>): ReturnType<typeof outline> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      typeof text === 'string' ? text.replace('▶"a', '"a▶') : text,
    ]),
  );
}
