import type { HostileClass } from '../hostile-case.ts';
import { baseOutline, deck, outline, slides, template, withOutline } from '../hostile-case.ts';

const command = '\\n::error file=x::gone\\n::set-output name=a::b\\n::add-mask::c';

/** Words of a project that a terminal or a CI system would take for commands; every case is run with every reporter. */
export const logCases: HostileClass = {
  name: 'terminal and CI logs',
  cases: [
    {
      name: 'an element that clears the screen',
      files: slides('{ use: element, item: ▶"\\e[2J\\e[Hgone" }'),
      codes: 'unknown-reference',
    },
    {
      name: 'an element that is a link of a terminal',
      files: slides('{ use: element, item: ▶"\\e]8;;http://evil.example\\aclick\\e]8;;\\a" }'),
      codes: 'unknown-reference',
    },
    {
      name: 'an element that goes back over the line',
      files: slides('{ use: element, item: ▶"rain\\rerror: none" }'),
      codes: 'unknown-reference',
    },
    {
      name: 'an element with backspaces',
      files: slides('{ use: element, item: ▶"rain\\b\\b\\b\\bsnow" }'),
      codes: 'unknown-reference',
    },
    {
      name: 'an element with an eight-bit control',
      files: slides('{ use: element, item: ▶"\\x9b31mred" }'),
      codes: 'unknown-reference',
    },
    {
      name: 'an element that turns the line around',
      files: slides('{ use: element, item: ▶"\\u202eniar" }'),
      codes: 'unknown-reference',
    },
    {
      name: 'an element that nobody sees',
      files: slides('{ use: element, item: ▶"\\u2063\\u200b" }'),
      codes: 'unknown-reference',
    },
    {
      name: 'an element that is a command of GitHub',
      files: slides(`{ use: element, item: ▶"rain${command}" }`),
      codes: 'unknown-reference',
    },
    {
      name: 'a kind of slide that is a command',
      files: slides(`{ use: ▶"cover${command}" }`),
      codes: 'unknown-template',
    },
    {
      name: 'a key that is a command',
      files: slides(`{ use: cover, ▶"x${command}": 1 }`),
      codes: 'unknown-parameter',
    },
    {
      name: 'a key that is an escape',
      files: outline(`${baseOutline}▶"\\e[31mred": 1\n`),
      codes: 'unknown-key',
    },
    {
      name: 'a file that is a command',
      files: outline(baseOutline.replace('sources/page.txt', `▶"sources/a${command}.txt"`)),
      codes: 'unsafe-path',
      exit: 5,
    },
    {
      name: 'a file with percent signs',
      files: outline(baseOutline.replace('sources/page.txt', '▶sources/a%0A::error::b.txt')),
      codes: 'unsafe-path',
      exit: 5,
    },
    {
      name: 'a word of a theme that is a command',
      files: { 'templates/briefing/theme.yaml': `colors: { accent1: ▶"red${command}" }\n` },
      codes: 'invalid-value',
    },
    {
      name: 'a source that is a command',
      files: withOutline(`statements: [{ text: T, source: page, quote: ▶"no${command}" }]\n`),
      codes: 'quote-not-found',
    },
    {
      name: 'a title that two slides share and that is a command',
      files: slides(
        `{ use: bullets, id: a, title: "T${command}", points: [a] }`,
        `{ use: bullets, id: b, title: "T${command}", points: [b] }`,
      ),
      codes: ['duplicate-title'],
      exit: 0,
    },
    {
      name: 'a template that is a command',
      files: template(`<slide layout="blank"><title>{{▶nope}}</title></slide>\n::error::x\n`),
      codes: 'unknown-name',
    },
    {
      name: 'a line that is a command beside the mistake',
      files: outline(`# ::error::gone\n▶::error::x: 1\n${baseOutline}`),
      codes: 'unknown-key',
    },
    {
      name: 'a deck on the command line that is an escape',
      files: {},
      arguments: ['build', '\u001b[31mred'],
      codes: 'unknown-deck',
      exit: 2,
    },
    {
      name: 'a deck on the command line that is a command',
      files: {},
      arguments: ['build', 'x\n::error::y'],
      codes: 'unknown-deck',
      exit: 2,
    },
    {
      name: 'a format on the command line that is an escape',
      files: {},
      arguments: ['build', '--format', '\u001b]0;x\u0007'],
      codes: 'unknown-format',
      exit: 2,
    },
    {
      name: 'a folder on the command line that is an escape',
      files: {},
      arguments: ['build', '--project', '\u001b[31m'],
      codes: 'no-project',
      exit: 2,
    },
    {
      name: 'a language that is a command',
      files: deck(`language: ▶"en${command}"\nslides: [{ use: cover }]\n`),
      codes: 'invalid-language',
    },
    {
      name: 'an epoch that is an escape',
      files: {},
      env: { SOURCE_DATE_EPOCH: '\u001b[31m1' },
      codes: 'invalid-epoch',
      exit: 2,
    },
    {
      name: 'markup in a word for reports',
      files: slides('{ use: element, item: ▶"</failure><x a=\\"b\\">]]>&amp;<!--" }'),
      codes: 'unknown-reference',
      says: '</failure>',
    },
    {
      name: 'Markdown in a word for reports',
      files: slides('{ use: element, item: ▶"`|<script>alert(1)</script>|[x](javascript:y)" }'),
      codes: 'unknown-reference',
      says: '<script>',
    },
  ],
};
