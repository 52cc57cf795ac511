import { type CodeTable, reporterFor } from '../source/index.ts';

export const templateCodes = {
  'invalid-name': {
    severity: 'error',
    summary: 'The name of a template is not kebab-case.',
  },
  'front-matter': {
    severity: 'error',
    summary: 'A template without the YAML front matter between "---" lines that says what it is for.',
  },
  'bad-parameter': {
    severity: 'error',
    summary: 'A parameter in front matter whose name, type, default or example does not fit.',
  },
  'parameter-hides-key': {
    severity: 'warning',
    summary: 'A parameter has the name of a key that every slide has, and takes its place there.',
  },
  'missing-template': { severity: 'error', summary: 'A template set lacks a file that it must have.' },
  'template-syntax': { severity: 'error', summary: 'A template that is not valid Handlebars.' },
  'template-refused': {
    severity: 'error',
    summary: 'A Handlebars feature that is not allowed: unescaped output, decorators, dynamic partials.',
  },
  'unknown-helper': { severity: 'error', summary: 'A helper that is not on the list.' },
  'unknown-partial': { severity: 'error', summary: 'A partial that the template set does not have.' },
  'helper-arguments': { severity: 'error', summary: 'A helper called with values that it does not take.' },
  'unknown-name': { severity: 'error', summary: 'A name in a template that stands for nothing.' },
  'prints-nothing': { severity: 'error', summary: 'A template prints a value that is absent.' },
  'not-printable': {
    severity: 'error',
    summary: 'A template prints a list or a thing instead of a text, number or date.',
  },
  'misplaced-value': {
    severity: 'error',
    summary: "A value inside a tag but outside of an attribute's quotes, or in a comment.",
  },
  'unclosed-tag': {
    severity: 'error',
    summary: 'A tag or quote that begins inside a Handlebars block and does not end there, or the reverse.',
  },
  'reserved-mark': {
    severity: 'error',
    summary: 'A tag or attribute in a template that only the program may write.',
  },
  'template-limit': {
    severity: 'error',
    summary: 'A template that is too large, recurses too deeply or prints too much.',
  },
  'unknown-word': {
    severity: 'error',
    summary: 'A key that strings.yaml of the template set does not have.',
  },
  'unused-word': {
    severity: 'warning',
    summary:
      "A key in a project's strings.yaml that neither the set below it nor any template has a use for.",
  },
  'missing-value': { severity: 'error', summary: 'A placeholder of a string that gets no value.' },
  'missing-translation': {
    severity: 'warning',
    summary: "A text that lacks the deck's language; another wording is shown.",
  },
} as const satisfies CodeTable;

export const reportTemplate = reporterFor(templateCodes);
