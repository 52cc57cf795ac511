import { describe, expect, it } from 'vitest';
import { plainWords } from '../../src/markup/index.ts';
import { adopt, build, project, slide } from './edited-project.ts';

describe('a title by hand', () => {
  it('leaves what somebody wrote as notes, whatever signs it has; notes of a template go with it', async () => {
    const root = await project();
    await adopt(root, (own) =>
      own.reword('one', 'Title', 'Water', "Rain $$' $$$$").reword('both', 'Title', 'Two sides', 'Both'),
    );
    expect(await build(root)).toEqual([]);
    expect(slide(root, 'one').notes).toContain('Waterfalls are loud.');
    expect(slide(root, 'one').shapes.find(({ place }) => place === 'title')?.text).toEqual(["Rain $' $$"]);
    expect(slide(root, 'both').notes.join()).not.toContain('Two sides');
  });

  it('and notes of a template by hand are no conflict', async () => {
    const root = await project();
    await adopt(root, (own) =>
      own.reword('both', 'Title', 'Two sides', 'Both').note('both', 'On this slide:', 'My own words:'),
    );
    expect(await build(root)).toEqual([]);
    expect(slide(root, 'both').notes).toContain('My own words: Two sides');
  });
});

describe('words with joiners', () => {
  it('keep them, since they are how words are spelled', () => {
    expect(plainWords('می\u200cخواهم \u{1F468}\u200d\u{1F469}\u200e')).toBe(
      'می\u200cخواهم \u{1F468}\u200d\u{1F469}',
    );
  });
});
