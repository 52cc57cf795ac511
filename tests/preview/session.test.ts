import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PreviewSession, type Reader } from '../../src/preview/preview-session.ts';
import { ProjectState } from '../../src/preview/project-state.ts';
import type { DeckMessage, ServerMessage } from '../../src/preview/protocol.ts';
import { openProject } from '../../src/project/index.ts';
import { deckFile, outlineFile, themeFile, WrittenProject } from './open-preview.ts';

const pairSlide =
  '---\nsummary: A pair\nparams:\n  item: { type: relationship, required: true, description: The pair }\nexample: { item: ocean-air }\n---\n<slide layout="title-and-content"><title>{{headline item}}</title><slot name="body"><p>Mine</p></slot></slide>';

let project: WrittenProject;
let session: PreviewSession;

beforeEach(() => {
  project = new WrittenProject();
  session = new PreviewSession(stateOf(ProjectState), { command: false, idle: 20 });
});

afterEach(() => {
  session.close();
  project.remove();
});

function stateOf(kind: typeof ProjectState): ProjectState {
  const opened = openProject(project.folder);
  return new kind(opened.value!, opened.diagnostics);
}

interface TestReader extends Reader {
  readonly messages: ServerMessage[];
  readonly decks: () => readonly DeckMessage[];
  readonly last: () => DeckMessage;
}

let readers = 0;

function reader(options: Partial<Reader> = {}): TestReader {
  const messages: ServerMessage[] = [];
  const decks = () => messages.filter((message) => message.kind === 'deck');
  readers += 1;
  return {
    number: readers,
    deck: 'water-cycle/ten-minutes',
    language: 'en',
    theme: null,
    slide: null,
    sent: new Set(),
    // As it would arrive: what is no JSON is lost on the way.
    send: (message) => messages.push(JSON.parse(JSON.stringify(message)) as ServerMessage),
    messages,
    decks,
    last: () => decks().at(-1)!,
    ...options,
  };
}

describe('what a reader gets', () => {
  it('first the project, then the deck with all its slides, then what is wrong', async () => {
    const it = reader();
    session.add(it);
    expect(it.messages.slice(0, 2).map((message) => message.kind)).toEqual(['project', 'deck']);
    const { order, slides } = it.last();
    expect(Object.keys(slides).length).toBe(order.length);
    for (const { id, hash } of order) expect(slides[hash]!.id).toBe(id);
  });

  it('after an edit the slide that it looks at, then the others that changed, and no more', async () => {
    const it = reader({ slide: 'pair-ocean-air' });
    session.add(it);
    it.messages.length = 0;
    project.edit(outlineFile, 'label: { en: Oceans,', 'label: { en: Seas,');
    await session.changed();
    const [first, second] = it.messages;
    expect(first).toMatchObject({ kind: 'slide', slide: { id: 'pair-ocean-air' } });
    expect(second?.kind).toBe('deck');
    const sent = Object.values(it.last().slides).map((slide) => slide.id);
    expect(sent).toContain('ring');
    expect(sent).not.toContain('pair-ocean-air');
    expect(sent).not.toContain('cover');
    expect(it.last().order.length).toBeGreaterThan(sent.length);
  });

  it('of the slide ahead what the whole deck then shows, numbers and pages that go on included', async () => {
    const first = reader();
    session.add(first);
    session.remove(first);
    let changed = 0;
    for (const { id } of first.last().order) {
      const it = reader({ slide: id });
      session.add(it);
      it.messages.length = 0;
      project.edit(outlineFile, 'label: { en: Oceans,', 'label: { en: Seas,');
      await session.changed();
      const ahead = it.messages.filter((message) => message.kind === 'slide');
      const shown = it.last().order.find((each) => each.id === id)!;
      for (const { hash } of ahead) expect(hash, id).toBe(shown.hash);
      changed += ahead.length;
      project.edit(outlineFile, 'label: { en: Seas,', 'label: { en: Oceans,');
      await session.changed();
      session.remove(it);
    }
    expect(changed).toBeGreaterThan(2);
  });

  it('the slide that it looks at before any other is placed', async () => {
    const { state } = session;
    const name = state.decks[0]!.name;
    const { placed } = [...state.look(name)!.editions.values()][0]!.edition;
    const at = { slide: placed.slides[2]!.id, language: null, theme: null };
    expect(state.lookAhead(name, at)).toBeNull();
    state.refresh();
    const ahead = state.lookAhead(name, at)!.edition;
    expect(ahead.placed.slides).toEqual(placed.slides.filter(({ id }) => id === at.slide));
    expect(state.lookAhead(name, { ...at, theme: 'night' })).toBeNull();
  });

  it('nothing twice when nothing changed, and everything again that an undo brings back', async () => {
    const it = reader();
    session.add(it);
    await session.changed();
    expect(it.last().slides).toEqual({});
    expect(it.last().coverage).toBeNull();
    project.edit(deckFile, 'Water rises', 'Water climbs');
    await session.changed();
    project.edit(deckFile, 'Water climbs', 'Water rises');
    await session.changed();
    expect(Object.values(it.last().slides).map((slide) => slide.id)).toContain('summary');
  });

  it('the deck in another theme, where it asks for one', async () => {
    const own = reader({ slide: 'ring' });
    const other = reader({ slide: 'ring', theme: 'night' });
    const odd = reader({ slide: 'ring', theme: 'none-such' });
    for (const each of [own, other, odd]) session.add(each);
    expect(own.messages[0]).toMatchObject({ themes: expect.arrayContaining(['classroom', 'night']) });
    expect([own, other, odd].map((each) => each.last().theme)).toEqual(['classroom', 'night', 'classroom']);
    const pictureOf = ({ decks }: TestReader) =>
      Object.values(decks()[0]!.slides).find((slide) => slide.id === 'ring')!.svg;
    expect(pictureOf(other)).not.toBe(pictureOf(own));
    expect(pictureOf(odd)).toBe(pictureOf(own));
    // What changes is shown in the theme that was asked for, and what all decks are told of notes comes along.
    project.edit(deckFile, 'Water rises', 'Water climbs');
    await session.changed();
    expect(other.last().theme).toBe('night');
    expect(Object.values(other.last().slides).map((slide) => slide.id)).toContain('summary');
  });

  it('in another theme as well what all of the deck has to say, once it was looked at', async () => {
    const other = reader({ theme: 'night' });
    session.add(other);
    const codes = () => other.last().findings.map(({ code }) => code);
    await expect.poll(() => session.state.isInspected('water-cycle/ten-minutes')).toBe(true);
    // Said of a handout, which is read only when all of the deck is looked at.
    project.edit(deckFile, 'handouts:', 'handouts:\n  - { use: nothing-of-the-kind }');
    await session.changed();
    await expect.poll(codes).toContain('unknown-handout');
    project.edit(deckFile, '\n  - { use: nothing-of-the-kind }', '');
    await session.changed();
    await expect.poll(codes).not.toContain('unknown-handout');
  });

  it('errors in a deck that nobody looks at, counted', async () => {
    project.write('content/water-cycle/decks/other.yaml', 'title: Other\nslides:\n  - use: nothing\n');
    await session.changed();
    const it = reader();
    session.add(it);
    const errors = () => {
      const last = it.messages.filter((message) => message.kind === 'project').at(-1);
      return last?.decks.map((deck) => [deck.name, deck.errors]);
    };
    await expect.poll(errors).toEqual([
      ['water-cycle/other', 1],
      ['water-cycle/ten-minutes', 0],
    ]);
  });

  it('a deck that could never be shown, with its errors, and the slides once it can be', async () => {
    const text = project.read(deckFile);
    project.write(deckFile, text.replace('use: cover', 'use: covr'));
    session = new PreviewSession(stateOf(ProjectState), { command: false });
    const it = reader();
    session.add(it);
    expect(it.last()).toMatchObject({
      order: [],
      stale: true,
      findings: [{ hint: 'did you mean "cover"?' }],
    });
    project.write(deckFile, text);
    await session.changed();
    expect(it.last()).toMatchObject({ stale: false, findings: [] });
    expect(it.last().order.length).toBeGreaterThan(5);
  });

  it('a bug as a finding, and the deck again when something changes', async () => {
    let broken = true;
    class BrokenState extends ProjectState {
      override look(name: string) {
        if (broken) throw new TypeError('x is not a function');
        return super.look(name);
      }
    }
    session = new PreviewSession(stateOf(BrokenState), { command: false, idle: 20 });
    const it = reader();
    session.add(it);
    expect(it.last().findings).toMatchObject([{ code: 'cannot-draw', severity: 'error' }]);
    expect(it.last().findings[0]!.message).toContain('x is not a function');
    broken = false;
    await session.changed();
    expect(it.last().order.length).toBeGreaterThan(5);
  });
});

describe('what is kept between edits is what a fresh start would read', () => {
  const partial = 'templates/briefing/partials/slide-title.hbs';
  const pair = 'templates/briefing/slides/pair.hbs';
  const source = 'content/water-cycle/sources/usgs-water-cycle.txt';
  const strings = 'templates/briefing/strings.yaml';
  const swap = (path: string, from: string | RegExp, to: string) => () =>
    project.write(path, project.read(path).replace(from, to));
  const add = (path: string, text: string) => () => {
    mkdirSync(dirname(join(project.folder, path)), { recursive: true });
    project.write(path, text);
  };
  const edits: readonly (readonly [what: string, path: string, act: () => void])[] = [
    ['a label', outlineFile, swap(outlineFile, 'en: Oceans,', 'en: Seas,')],
    ['a deck', deckFile, swap(deckFile, 'en: From sea to sky', 'en: Up')],
    ['a partial', partial, swap(partial, '<title>', '<title>Edited ')],
    ['a template with an error', pair, swap(pair, '{{>', '{{nothing}}{{>')],
    ['the template mended', pair, swap(pair, '{{nothing}}', '')],
    ['words of the set', strings, swap(strings, /en: Sources\b/, 'en: Evidence')],
    ['a colour', themeFile, swap(themeFile, /accent1: .*/, 'accent1: "7A1FA2"')],
    ['a quote that is not in its source', source, swap(source, 'Most of Earth', 'Much of Earth')],
    ['the source as it was', source, swap(source, 'Much of Earth', 'Most of Earth')],
    ['settings', 'throughline.yaml', add('throughline.yaml', 'checks: { unsourced-point: error }\n')],
    ['a deck of another set', deckFile, swap(deckFile, 'theme: classroom', 'template: mine')],
    ['that set', 'templates/mine/slides/pair.hbs', add('templates/mine/slides/pair.hbs', '<slide/>')],
    [
      'its template',
      'templates/mine/slides/pair.hbs',
      swap('templates/mine/slides/pair.hbs', '<slide/>', pairSlide),
    ],
    [
      'a theme for it',
      'templates/mine/theme.yaml',
      add('templates/mine/theme.yaml', 'colors: { accent1: "005F73" }\n'),
    ],
  ];

  it('after each of many edits', async () => {
    const kept = reader();
    session.add(kept);
    for (const [what, , act] of edits) {
      act();
      await session.changed();
      const fresh = new PreviewSession(stateOf(ProjectState), { command: false });
      const first = reader();
      fresh.add(first);
      // What is said of a deck when all of it is looked at comes later, and stays until the next time.
      for (const { state } of [session, fresh])
        await expect.poll(() => state.isInspected('water-cycle/ten-minutes'), { message: what }).toBe(true);
      fresh.close();
      expect(kept.last().findings, what).toEqual(first.last().findings);
      // Where nothing can be shown anew, the last slides stay.
      if (first.last().order.length > 0) expect(kept.last().order, what).toEqual(first.last().order);
    }
    expect(kept.last().order.length).toBeGreaterThan(5);
  });
});
