import { resolveTarget } from '../../../../package/index.ts';
import type { PackageFacts, Rule, RuleReport } from '../facts.ts';

const presentation = 'ppt/presentation.xml';
const slidePart = /^ppt\/slides\/[^/]+\.xml$/;
const notesPart = /^ppt\/notesSlides\/[^/]+\.xml$/;

export const structure: Rule = {
  code: 'pptx-structure',
  summary:
    'Slides, layouts, masters, notes, themes, sections, comments and fonts fit together; their ids are unique.',
  check(facts, report) {
    if (!facts.names.has(presentation)) {
      report('', `there is no "${presentation}"`);
      return;
    }
    checkSlides(facts, report);
    checkNotes(facts, report);
    checkThemes(facts, report);
    checkIds(facts, report);
    checkSections(facts, report);
    checkComments(facts, report);
    checkFonts(facts, report);
  },
};

/** Parts that a part leads to by a type of relationship. */
function targetsOf({ relationships }: PackageFacts, owner: string, type: string): string[] {
  return (relationships.get(owner) ?? [])
    .filter((relationship) => relationship.type === type && !relationship.external)
    .map(({ target }) => resolveTarget(owner, target));
}

function checkSlides(facts: PackageFacts, report: RuleReport): void {
  const listed = new Set(targetsOf(facts, presentation, 'slide'));
  for (const name of facts.names) {
    if (!slidePart.test(name)) continue;
    const layouts = targetsOf(facts, name, 'slideLayout').length;
    if (layouts !== 1) report(name, `it has ${layouts} layouts, not one`);
    if (!listed.has(name)) report(name, 'the presentation does not list it', 'house');
  }
  for (const name of facts.names) {
    if (!/^ppt\/slideLayouts\/[^/]+\.xml$/.test(name)) continue;
    const masters = targetsOf(facts, name, 'slideMaster').length;
    if (masters !== 1) report(name, `it has ${masters} masters, not one`);
  }
}

function checkNotes(facts: PackageFacts, report: RuleReport): void {
  for (const name of facts.names) {
    if (!notesPart.test(name)) continue;
    const slides = targetsOf(facts, name, 'slide');
    if (slides.length !== 1) report(name, `it belongs to ${slides.length} slides, not to one`);
    else if (!targetsOf(facts, slides[0]!, 'notesSlide').includes(name))
      report(name, `"${slides[0]}", to which it belongs, has other notes`);
    if (targetsOf(facts, name, 'notesMaster').length !== 1) report(name, 'it has no notes master');
  }
}

function checkThemes(facts: PackageFacts, report: RuleReport): void {
  const owners = new Map<string, string>();
  for (const name of facts.names) {
    if (!/^ppt\/(slideMasters|notesMasters|handoutMasters)\/[^/]+\.xml$/.test(name)) continue;
    const themes = targetsOf(facts, name, 'theme');
    if (themes.length !== 1) report(name, `it has ${themes.length} themes, not one`);
    for (const theme of themes) {
      const other = owners.get(theme);
      if (other !== undefined) report(name, `it shares its theme with "${other}"`, 'house');
      owners.set(theme, name);
    }
  }
}

function checkIds(facts: PackageFacts, report: RuleReport): void {
  const masters = new Set<string>();
  for (const { name, ids } of facts.parts.values()) {
    for (const { element, id } of ids) {
      if (element !== 'p:sldMasterId' && element !== 'p:sldLayoutId') continue;
      if (masters.has(id)) report(name, `the id ${id} of a master or layout is there twice`);
      if (Number(id) < 2_147_483_648) report(name, `the id ${id} of a master or layout is too small`);
      masters.add(id);
    }
  }
  const slides = new Set<string>();
  for (const { element, id } of facts.parts.get(presentation)?.ids ?? []) {
    if (element !== 'p:sldId') continue;
    if (slides.has(id)) report(presentation, `the id ${id} of a slide is there twice`);
    if (Number(id) < 256 || Number(id) >= 2_147_483_648) report(presentation, `${id} is no id of a slide`);
    slides.add(id);
  }
}

/** Comments of old and of new have lists of authors, each its own. */
const commentLists = [
  { authors: ['p:cmAuthor'], comments: ['p:cm'] },
  { authors: ['p188:author'], comments: ['p188:cm', 'p188:reply'] },
] as const;

function checkComments({ parts }: PackageFacts, report: RuleReport): void {
  for (const { authors, comments } of commentLists) {
    const known = new Set<string>();
    for (const { ids } of parts.values())
      for (const { element, id } of ids) if ((authors as readonly string[]).includes(element)) known.add(id);
    for (const { name, ids } of parts.values()) {
      const unknown = ids.filter(
        ({ element, id }) => (comments as readonly string[]).includes(element) && !known.has(id),
      );
      for (const id of new Set(unknown.map((each) => each.id)))
        report(name, `a comment has the author "${id}", who is not listed`);
    }
  }
}

/** Faces that are in the file are there for the presentation's list of them. */
function checkFonts({ parts, relationships }: PackageFacts, report: RuleReport): void {
  const used = new Set(parts.get(presentation)?.references);
  for (const { id, type } of relationships.get(presentation) ?? [])
    if (type === 'font' && !used.has(id))
      report(presentation, `the embedded font "${id}" belongs to no face`);
}

function checkSections(facts: PackageFacts, report: RuleReport): void {
  const ids = facts.parts.get(presentation)?.ids ?? [];
  const sections = ids.filter(({ element }) => element === 'p14:section');
  if (sections.length === 0) return;
  const slides = ids.filter(({ element }) => element === 'p:sldId').map(({ id }) => id);
  const times = new Map(slides.map((id) => [id, 0]));
  for (const { element, id } of ids) {
    if (element !== 'p14:sldId') continue;
    const before = times.get(id);
    if (before === undefined) report(presentation, `a section holds the slide ${id}, which is not there`);
    else times.set(id, before + 1);
  }
  for (const [id, count] of times) {
    if (count !== 1) report(presentation, `the slide ${id} is in ${count} sections, not in one`);
  }
  const guids = sections.map(({ id }) => id);
  if (new Set(guids).size !== guids.length) report(presentation, 'two sections have the same id');
  for (const id of guids) {
    if (!/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/.test(id))
      report(presentation, `"${id}" is no id of a section`, 'house');
  }
}
