import { describe, expect, it } from 'vitest';
import type { Slide } from '../../src/deck/index.ts';
import type { DeckContext } from '../../src/layout/place/slide-context.ts';
import { SlideKeys } from '../../src/layout/slide-keys.ts';

const place = { number: 3, label: '3' };
const slide = { id: 'a', title: [{ text: 'T' }], slots: [], taken: null } as unknown as Slide;
const deck = { slides: [], outline: { id: 'o' }, language: 'en', footer: [{ text: 'F' }], date: '2026' };

/** `change`: of what the deck says of itself. */
function keyOf(change: object, of: object = slide, basis = 'b', at = place): string | null {
  const context = { deck: { ...deck, ...change }, kinds: new Map(), tableKin: new Map() };
  return new SlideKeys(context as unknown as DeckContext, basis).of(of as Slide, at);
}

describe('the key of a slide', () => {
  it('is the same for the same', () => {
    expect(keyOf({})).toBe(keyOf({ minutes: 5 }));
    expect(keyOf({})).toMatch(/^[\w-]{22}$/);
  });

  it.each([
    ['the deck', () => keyOf({ footer: [{ text: 'G' }] })],
    ['something new that the deck says', () => keyOf({ anything: true })],
    ['the outline', () => keyOf({ outline: { id: 'p' } })],
    ['the slide', () => keyOf({}, { ...slide, title: [{ text: 'U' }] })],
    ['something new of the slide', () => keyOf({}, { ...slide, anything: 0 })],
    ['the files behind it', () => keyOf({}, slide, 'c')],
    ['its number', () => keyOf({}, slide, 'b', { number: 4, label: '3' })],
    ['its label', () => keyOf({}, slide, 'b', { number: 3, label: 'A1' })],
  ])('is another one for another value of %s', (_, changed) => {
    expect(changed()).not.toBe(keyOf({}));
    expect(changed()).not.toBeNull();
  });

  it.each([
    ['a function', { draw: () => 0 }],
    ['bytes', { picture: new Uint8Array([1]) }],
    ['a link to a slide', { title: [{ text: 'T', link: '#b' }] }],
  ])('is none where it cannot be told: %s', (_, change) => {
    expect(keyOf({}, { ...slide, ...change })).toBeNull();
  });
});
