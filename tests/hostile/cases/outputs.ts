import type { HostileClass } from '../hostile-case.ts';
import { baseOutline, slides } from '../hostile-case.ts';

const deckText = 'title: T\nslides: [{ use: cover }]\n';

/** Names that files are made from. */
export const outputCases: HostileClass = {
  name: 'output names',
  cases: [
    {
      name: 'a deck in capitals',
      files: { 'content/water/decks/Talk.yaml': deckText, 'content/water/decks/talk.yaml': null },
      codes: ['invalid-name', 'no-decks'],
      says: 'Talk',
    },
    {
      name: 'two decks but for case',
      files: { 'content/water/decks/TALK.yaml': deckText },
      codes: 'invalid-name',
      says: 'TALK',
    },
    {
      name: 'a deck with a space',
      files: { 'content/water/decks/my talk.yaml': deckText },
      codes: 'invalid-name',
      says: 'my talk',
    },
    {
      name: 'a deck with a line break',
      files: { 'content/water/decks/a\nb.yaml': deckText },
      codes: 'invalid-name',
    },
    {
      name: 'a deck that would be a command of a CI system',
      files: { 'content/water/decks/::error::x.yaml': deckText },
      codes: 'invalid-name',
    },
    {
      name: 'a deck with an escape character',
      files: { 'content/water/decks/a\u001b[31m.yaml': deckText },
      codes: 'invalid-name',
    },
    {
      name: 'a deck with an override',
      files: { 'content/water/decks/a\u202elmay.yaml': deckText },
      codes: 'invalid-name',
    },
    {
      name: 'a deck with a reserved name',
      files: { 'content/water/decks/con.yaml': deckText },
      codes: ['invalid-name'],
    },
    {
      name: 'a deck named as an option',
      files: { 'content/water/decks/--force.yaml': deckText },
      codes: 'invalid-name',
    },
    {
      name: 'a deck of a hundred letters',
      files: { [`content/water/decks/${'a'.repeat(100)}.yaml`]: deckText },
      codes: 'invalid-name',
    },
    {
      name: 'an outline in capitals',
      files: { 'content/Water/outline.yaml': baseOutline },
      codes: ['invalid-name'],
      says: 'Water',
    },
    {
      name: 'an outline with dots',
      files: { 'content/a..b/outline.yaml': baseOutline },
      codes: ['invalid-name'],
    },
    {
      name: 'a reserved outline',
      files: { 'content/nul/outline.yaml': baseOutline },
      codes: 'unsafe-path',
      says: 'nul',
      exit: 5,
    },
    {
      name: 'a deck in another ending',
      files: { 'content/water/decks/other.yml': deckText },
      codes: 'ignored-file',
      says: 'other.yml',
      exit: 0,
    },
    {
      name: 'decks without an outline',
      files: { 'content/air/decks/a.yaml': deckText },
      codes: 'missing-outline',
      says: 'air',
    },
    {
      name: 'no outline',
      files: {
        'content/water/outline.yaml': null,
        'content/water/decks/talk.yaml': null,
        'content/water/sources/page.txt': null,
      },
      codes: 'no-outlines',
      exit: 2,
    },
    {
      name: 'a template set with a bad name',
      files: { 'templates/My Set/theme.yaml': 'name: X\n' },
      codes: 'invalid-name',
      says: 'My Set',
    },
    {
      name: 'a slide template with a bad name',
      files: {
        'templates/briefing/slides/My Slide.hbs':
          '---\nsummary: S\n---\n<slide layout="blank"><title>T</title></slide>\n',
      },
      codes: 'invalid-name',
      says: 'My Slide',
    },
    {
      name: 'a deck for an output folder that is a file',
      files: { output: 'a file\n' },
      codes: 'output-unwritable',
      exit: 4,
    },
    {
      name: 'an output that nobody built',
      files: { 'output/water/talk/talk.pptx': 'mine\n' },
      codes: 'not-ours',
      exit: 3,
    },
    {
      name: 'an output folder that is a link out',
      files: { output: { link: '{outside}' } },
      codes: 'output-folder',
      says: '"output" is a link',
      exit: 2,
    },
    {
      name: 'a folder of outputs that is a link out',
      files: { 'output/water': { link: '{outside}' } },
      codes: 'output-outside',
      exit: 5,
    },
    {
      name: 'a manifest that is no manifest',
      files: { 'output/water/talk/manifest.json': '[]' },
      codes: [],
      exit: 0,
    },
    {
      name: 'a manifest that names files above',
      files: {
        'output/water/talk/manifest.json':
          '{"version":1,"outputs":{"../../../content/water/outline.yaml":{"sha256":"x"}}}',
      },
      codes: [],
      exit: 0,
    },
    {
      name: 'a slide in a section with only signs',
      files: slides('section: "???"', '{ use: cover }'),
      codes: [],
      exit: 0,
    },
  ],
};
