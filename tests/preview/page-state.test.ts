import { describe, expect, it } from 'vitest';
import { placeIn, readAddress, Store, writeAddress } from '../../src/preview/client/store.ts';
import type { DeckMessage, SlideModel } from '../../src/preview/protocol.ts';

describe('placeIn keeps the reader', () => {
  const before = ['cover', 'list', 'list--2', 'rain', 'end'];
  it.each([
    ['on the slide, wherever it went', ['rain', 'cover', 'list'], 'list', 'list'],
    ['on the first, when none was chosen', ['cover', 'rain'], null, 'cover'],
    ['at the beginning of what was continued', ['cover', 'list', 'rain'], 'list--2', 'list'],
    ['on what followed a slide that is gone', ['cover', 'list', 'end'], 'rain', 'end'],
    ['on what came before, where nothing follows', ['cover', 'list', 'rain'], 'end', 'rain'],
    ['on the first, when all is new', ['a', 'b'], 'rain', 'a'],
    ['on the first, with an address that was never there', ['cover'], 'xyz', 'cover'],
    ['where it was, when there is nothing', [], 'rain', 'rain'],
  ])('%s', (_, ids, current, expected) => {
    expect(placeIn(ids, current, before)).toBe(expected);
  });
});

describe('addresses', () => {
  it.each([
    { deck: 'water/ten', language: 'zh-CN', slide: 'pair-ocean-air--2', theme: null },
    { deck: 'water/ten', language: 'en', slide: 'rain', theme: 'keynote' },
    { deck: 'water/ten', language: 'en', slide: null, theme: null },
  ])('are read as they were written: %j', (address) => {
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  it.each(['', '#', '#x', '#%E0%A4%A', '#/x/en/a'])('that say nothing name no deck: %j', (hash) => {
    expect(readAddress(hash).deck).toBeNull();
  });
});

describe('the store', () => {
  it('holds what a stream holds for sent, and no more', () => {
    const store = new Store({ deck: null, language: null, slide: 'b', theme: null });
    store.take(deck({ a: 'a1', b: 'b1' }, ['a1', 'b1']));
    store.take(deck({ a: 'a1', b: 'b2' }, ['b2']));
    expect(store.slide?.model.svg).toBe('b2');
    // An undo: what was let go is sent again.
    store.take(deck({ a: 'a1', b: 'b1' }, ['b1']));
    expect(store.slides.map((slide) => slide.model.svg)).toEqual(['a1', 'b1']);
  });

  it('keeps the last good slides under errors, and lets go of them afterwards', () => {
    const store = new Store({ deck: null, language: null, slide: 'b', theme: null });
    store.take(deck({ a: 'a1', b: 'b1' }, ['a1', 'b1']));
    const error = {
      severity: 'error',
      code: 'x',
      message: 'm',
      hint: null,
      place: null,
      frame: null,
      related: [],
    };
    store.take({ ...deck({}, []), findings: [error as never], stale: true });
    expect([store.slides.length, store.deck?.stale, store.errors.length]).toEqual([2, true, 1]);
    store.take(deck({ b: 'b1' }, []));
    expect([store.slides.length, store.deck?.stale, store.errors.length]).toEqual([1, false, 0]);
  });

  it('leaves a theme that there is not, or no more', () => {
    const store = new Store({ deck: null, language: null, slide: null, theme: 'mine' });
    const project = {
      kind: 'project',
      name: 'p',
      stream: 1,
      root: '/p',
      command: false,
      decks: [],
      findings: [],
    } as const;
    store.take({ ...project, themes: ['briefing', 'mine'] });
    expect(store.theme).toBe('mine');
    store.take({ ...project, themes: ['briefing'] });
    expect(store.theme).toBeNull();
  });

  it('keeps what is covered while nothing new is said of it', () => {
    const store = new Store({ deck: null, language: null, slide: null, theme: null });
    const row = {
      type: 'element',
      id: 'x',
      label: 'X',
      yaml: { path: 'a', line: 1, column: 1 },
      shown: false,
      slides: [],
    } as const;
    store.take({ ...deck({ a: 'a1' }, ['a1']), coverage: [row] });
    store.take({ ...deck({ a: 'a2' }, ['a2']), coverage: null });
    expect(store.deck?.coverage).toEqual([row]);
  });
});

function deck(order: Readonly<Record<string, string>>, sent: readonly string[]): DeckMessage {
  const ids = Object.fromEntries(Object.entries(order).map(([id, hash]) => [hash, id]));
  const slide = (hash: string): SlideModel => ({
    id: ids[hash]!,
    title: '',
    use: '',
    section: '',
    minutes: 0,
    hidden: false,
    part: null,
    svg: hash,
    notes: [],
    marks: [],
    citations: [],
    yaml: null,
    template: null,
  });
  return {
    kind: 'deck',
    revision: 1,
    deck: 'o/d',
    language: 'en',
    theme: 'briefing',
    languages: ['en'],
    title: '',
    faces: [],
    width: 960,
    height: 540,
    budget: null,
    spoken: 0,
    order: Object.entries(order).map(([id, hash]) => ({ id, hash, findings: [] })),
    slides: Object.fromEntries(sent.map((hash) => [hash, slide(hash)])),
    findings: [],
    translation: { missing: 0, changed: 0 },
    stale: false,
    coverage: null,
  };
}
