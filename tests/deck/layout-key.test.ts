import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';

const element = 'slides:\n  - use: element\n    item: rain\n    layout: ';

describe('the key "layout" of a slide', () => {
  it('wins over the template, which is said', () => {
    const { deck, findings } = compose(`${element}title-and-content`, {
      'package:templates/briefing/slides/element.hbs':
        '---\nsummary: x\nparams: { item: { type: element, required: true } }\n---\n<slide layout="section-header"><title>{{label item}}</title></slide>',
    });
    expect(findings).toEqual([]);
    expect(deck!.slides[0]).toMatchObject({ layout: 'title-and-content', choice: { by: 'deck' } });
  });

  it('is looked up in the theme, with a suggestion at its line', () => {
    const { findings, hints } = compose(`${element}title-and-contents`);
    expect(findings).toEqual(['unknown-layout 4:13']);
    expect(hints).toEqual(['did you mean "title-and-content"?']);
  });

  it('is refused where it has no place for what the slide shows', () => {
    const { findings, hints } = compose(
      'slides:\n  - use: bullets\n    points: [One point]\n    title: Rain\n    layout: section-header',
    );
    expect(findings).toEqual(['unknown-slot 5:13']);
    expect(hints).toEqual(['layouts that have: title-and-content, other']);
  });

  it('is a parameter where the template has one of the name', () => {
    const { deck } = compose(`${element}anything`, {
      'package:templates/briefing/slides/element.hbs':
        '---\nsummary: x\nparams: { item: { type: element, required: true }, layout: { type: string } }\n---\n<slide layout="section-header"><title>{{layout}}</title></slide>',
    });
    expect(deck!.slides[0]).toMatchObject({ layout: 'section-header', choice: { by: 'template' } });
    expect(deck!.slides[0]!.title[0]!.text).toBe('anything');
  });

  it('goes with each slide of "each", and changes for one member', () => {
    const { findings } = compose(
      'slides:\n  - use: element\n    each: [rain]\n    with:\n      rain: { layout: section-headers }',
    );
    expect(findings).toEqual(['unknown-layout 5:23']);
  });
});

it('the third slide in a row takes another layout, where its template names one with the same places', () => {
  const template = (instead: string) => ({
    'package:templates/briefing/slides/element.hbs': `---
summary: x
params: { item: { type: element, required: true } }
---
<slide layout="title-and-content" instead="${instead}"><title>{{label item}}</title><slot name="body"><p>x</p></slot></slide>`,
  });
  const deck =
    'slides:\n  - { use: element, item: rain, id: a }\n  - { use: element, item: rain, id: b }\n  - { use: element, item: rain, id: c }';
  const layouts = (instead: string) =>
    compose(deck, template(instead)).deck!.slides.map(({ layout }) => layout);
  expect(layouts('section-header other')).toEqual(['title-and-content', 'title-and-content', 'other']);
  expect(layouts('section-header')).toEqual(Array(3).fill('title-and-content'));
  expect(compose(deck, template('other')).deck!.slides[2]!.choice.by).toBe('program');
});
