import type { HostileClass } from '../hostile-case.ts';
import { baseOutline, deck, outline, slides, withOutline } from '../hostile-case.ts';

const theme = (text: string) => ({ 'templates/briefing/theme.yaml': text });
const themed = (name: string, value: string) => theme(`colors: { ${name}: ▶${value} }\n`);
const font = (value: string) => theme(`fonts: { body: { latin: ▶${value} } }\n`);
const dated = (date: string) => deck(`date: ▶${date}\nslides: [{ use: cover }]\n`);
const spoken = (language: string) => deck(`language: ▶${language}\nslides: [{ use: cover }]\n`);

/** What other programs would write unescaped: colours, fonts, languages, dates, names. */
export const nameCases: HostileClass = {
  name: 'fonts, colours, languages, names and dates',
  cases: [
    {
      name: 'a colour by name',
      files: themed('accent1', 'crimson'),
      codes: 'invalid-value',
      says: 'crimson',
    },
    {
      name: 'a colour of three digits',
      files: themed('accent1', 'F00'),
      codes: 'invalid-value',
      says: 'F00',
    },
    {
      name: 'a colour with an attribute',
      files: themed('accent1', `'FF0000"/><a:evil val="'`),
      codes: 'invalid-value',
    },
    {
      name: 'a colour that is a comment',
      files: theme('colors: { accent1: ▶#b5541c\n }\n'),
      codes: 'comment-as-value',
      says: ['accent1', '"#b5541c"'],
      exit: 0,
    },
    {
      name: 'a colour that is a comment, in a block',
      files: theme('colors:\n  accent1: ▶#b5541c\n  accent2: "112233"\n'),
      codes: 'comment-as-value',
      says: ['accent1', '"#b5541c"'],
      exit: 0,
    },
    {
      name: 'a font with a quotation mark',
      files: font(`'Arial"><x'`),
      codes: 'invalid-value',
      says: 'Arial',
    },
    { name: 'a font with an entity', files: font('Arial&amp;'), codes: 'invalid-value' },
    { name: 'a font that is a path', files: font('../../fonts/evil.ttf'), codes: 'invalid-value' },
    { name: 'a font of a thousand letters', files: font('A'.repeat(1000)), codes: 'invalid-value' },
    {
      name: 'a font that is nothing',
      files: theme('fonts: { body: { latin: ▶"" } }\n'),
      codes: 'invalid-value',
    },
    {
      name: 'a theme named in markup',
      files: theme('name: ▶"<a:x/>"\n'),
      codes: 'invalid-value',
      says: '<a:x/>',
    },
    {
      name: 'a layout named in markup',
      files: theme('layouts: { title-and-content: { name: ▶"a\\"b" } }\n'),
      codes: 'invalid-value',
    },
    {
      name: 'a layout with an id that is none',
      files: theme('layouts: { ▶"Title Slide": { name: T } }\n'),
      codes: 'invalid-id',
      says: 'Title Slide',
    },
    {
      name: 'a place off the slide',
      files: theme('layouts: { title-and-content: { slots: { body: ▶{ x: 12, w: 5 } } } }\n'),
      codes: 'theme-outside-slide',
    },
    {
      name: 'a place of no number',
      files: theme('layouts: { title-and-content: { slots: { body: { x: ▶.nan } } } }\n'),
      codes: 'unsafe-number',
    },
    {
      name: 'a place before the slide',
      files: theme('layouts: { title-and-content: { slots: { body: { x: ▶-1 } } } }\n'),
      codes: 'invalid-value',
      says: '-1',
    },
    {
      name: 'a slide of no width',
      files: theme('size: { width: ▶0, height: 7.5 }\n'),
      codes: ['invalid-value'],
    },
    {
      name: 'type of a thousand points',
      files: theme('type: { title: ▶1000 }\n'),
      codes: 'invalid-value',
      says: '1000',
    },
    {
      name: 'a kind of a colour that is not there',
      files: theme('kinds: { store: { color: ▶accent9 } }\n'),
      codes: 'invalid-value',
      says: 'accent9',
    },
    {
      name: 'a shape that is not there',
      files: theme('kinds: { store: { shape: ▶star-7 } }\n'),
      codes: 'invalid-value',
      says: 'star-7',
    },
    { name: 'a language with markup', files: spoken(`'en"><x'`), codes: 'invalid-language' },
    { name: 'a language as a word', files: spoken('English'), codes: 'invalid-language', says: 'English' },
    {
      name: 'a language with an underscore',
      files: spoken('en_GB'),
      codes: 'invalid-language',
      says: 'en_GB',
    },
    { name: 'a language that is a number', files: spoken('42'), codes: 'invalid-language', says: '42' },
    {
      name: 'a language twice',
      files: deck('languages: ▶[en, EN]\nslides: [{ use: cover }]\n'),
      codes: 'language-twice',
      says: 'EN',
    },
    {
      name: 'a language of a text',
      files: outline(baseOutline.replace('sea: Sea', 'sea: { label: { ▶english: Sea } }')),
      codes: ['invalid-language'],
    },
    { name: 'the thirteenth month', files: dated('2026-13-01'), codes: 'invalid-date', says: '2026-13-01' },
    { name: 'the thirtieth of February', files: dated('2026-02-30'), codes: 'invalid-date' },
    { name: 'a date in words', files: dated('yesterday'), codes: 'invalid-date', says: 'yesterday' },
    { name: 'a date of five digits', files: dated('12026-01-01'), codes: 'invalid-date' },
    { name: 'a date with a time', files: dated('2026-01-01T00:00:00Z'), codes: 'invalid-date' },
    { name: 'a date that ends before it begins', files: dated('2026/2025'), codes: 'invalid-date' },
    { name: 'a date without ends', files: dated('../..'), codes: 'invalid-date' },
    { name: 'a date with a slash too many', files: dated('2020/2021/2022'), codes: 'invalid-date' },
    { name: 'a date that is a list', files: dated('[2026]'), codes: 'wrong-type' },
    {
      name: 'an id with a space',
      files: outline('title: W\nelements:\n  rain: R\n  ▶big sea: Sea\n'),
      codes: 'invalid-id',
      says: 'big sea',
    },
    {
      name: 'an id in capitals',
      files: outline('title: W\nelements:\n  rain: R\n  ▶Sea: Sea\n'),
      codes: 'invalid-id',
      says: 'Sea',
    },
    {
      name: 'an id with an underscore',
      files: outline('title: W\nelements:\n  rain: R\n  ▶big_sea: Sea\n'),
      codes: 'invalid-id',
    },
    {
      name: 'an id that is a path',
      files: outline('title: W\nelements:\n  rain: R\n  ▶../sea: Sea\n'),
      codes: 'invalid-id',
    },
    {
      name: 'an id in Cyrillic letters',
      files: outline('title: W\nelements:\n  rain: R\n  ▶ѕеа: Sea\n'),
      codes: 'invalid-id',
    },
    {
      name: 'an id of a hundred letters',
      files: outline(`title: W\nelements:\n  rain: R\n  ▶${'a'.repeat(100)}: Sea\n`),
      codes: 'invalid-id',
    },
    {
      name: 'an id of nothing',
      files: outline('title: W\nelements:\n  rain: R\n  ▶"": Sea\n'),
      codes: 'invalid-id',
    },
    {
      name: 'an id that two things share',
      files: withOutline('events:\n  ▶rain: { date: 2014, label: It rains }\n'),
      codes: 'duplicate-id',
      says: 'rain',
    },
    {
      name: 'a slide id with a slash',
      files: slides('{ use: cover, id: ▶a/b }'),
      codes: 'invalid-id',
      says: 'a/b',
    },
    {
      name: 'two slides of one id',
      files: slides('{ use: cover, id: a }', '{ use: closing, id: ▶a }'),
      codes: 'duplicate-slide-id',
      says: '"a"',
    },
    {
      name: 'an address of a source that runs',
      files: outline(baseOutline.replace('file: sources', "url: ▶'javascript:alert(1)', file: sources")),
      codes: 'invalid-url',
      says: 'javascript',
    },
    {
      name: 'an address of a source that is a file',
      files: outline(baseOutline.replace('file: sources', "url: ▶'file:///etc/passwd', file: sources")),
      codes: 'invalid-url',
    },
    {
      name: 'an address of a source with white space',
      files: outline(baseOutline.replace('file: sources', "url: ▶'https://exa mple.org', file: sources")),
      codes: 'invalid-url',
    },
    {
      name: 'an epoch that is none',
      files: {},
      env: { SOURCE_DATE_EPOCH: 'yesterday' },
      codes: 'invalid-epoch',
      says: 'yesterday',
      exit: 2,
    },
    {
      name: 'an epoch past all time',
      files: {},
      env: { SOURCE_DATE_EPOCH: '99999999999999999999' },
      codes: 'invalid-epoch',
      exit: 2,
    },
  ],
};
