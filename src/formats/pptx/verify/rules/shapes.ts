import { resolveTarget } from '../../../../package/index.ts';
import type { PackageFacts, PartFacts, PlaceholderFacts, Rule, RuleReport } from '../facts.ts';

export const shapeRules: Rule = {
  code: 'pptx-shape',
  summary:
    'Ids of shapes are unique, connectors and animations name shapes, placeholders stand in their layout, tables fit their grids.',
  check(facts, report) {
    for (const part of facts.parts.values()) {
      if (!part.name.startsWith('ppt/')) continue;
      checkShapeIds(part, report);
      part.tables.forEach(({ columns, rows }, t) => {
        rows.forEach((cells, r) => {
          if (cells !== columns)
            report(part.name, `row ${r + 1} of table ${t + 1} has ${cells} cells for ${columns} columns`);
        });
      });
      if (/^ppt\/slides\//.test(part.name)) checkPlaceholders(part, facts, report);
    }
  },
};

function checkShapeIds({ name, shapes, connections, animated }: PartFacts, report: RuleReport): void {
  // The tree itself has the id 1.
  const ids = new Set(['1']);
  for (const { id, name: shape } of shapes) {
    if (ids.has(id)) report(name, `the shape "${shape}" has the id ${id}, which another has`, 'house');
    if (!/^[1-9]\d*$/.test(id))
      report(name, `the shape "${shape}" has the id "${id}", which is none`, 'house');
    ids.add(id);
  }
  for (const id of connections)
    if (!ids.has(id)) report(name, `a connector joins the shape ${id}, which is not there`);
  for (const id of animated)
    if (!ids.has(id)) report(name, `an animation moves the shape ${id}, which is not there`);
}

function checkPlaceholders(part: PartFacts, facts: PackageFacts, report: RuleReport): void {
  const layout = (facts.relationships.get(part.name) ?? []).find(({ type }) => type === 'slideLayout');
  const layoutPart = layout && facts.parts.get(resolveTarget(part.name, layout.target));
  if (!layoutPart) return;
  const places = layoutPart.shapes.flatMap(({ placeholder }) => (placeholder ? [placeholder] : []));
  const filled = new Set<string>();
  for (const { placeholder, name } of part.shapes) {
    if (!placeholder) continue;
    // A slide has a title whether its layout has a place for one or not.
    const untitled = isTitle(placeholder) && !places.some(isTitle);
    if (!untitled && !places.some((place) => corresponds(placeholder, place)))
      report(part.name, `"${name}" is a placeholder that its layout does not have`, 'house');
    const key = isTitle(placeholder) ? 'title' : `${placeholder.type}/${placeholder.index}`;
    if (filled.has(key)) report(part.name, `"${name}" fills a placeholder that is filled already`, 'house');
    filled.add(key);
  }
}

function corresponds(own: PlaceholderFacts, place: PlaceholderFacts): boolean {
  if (isTitle(own)) return isTitle(place);
  return (own.index ?? '0') === (place.index ?? '0') && !isTitle(place);
}

function isTitle({ type }: PlaceholderFacts): boolean {
  return type === 'title' || type === 'ctrTitle';
}

export const accessibility: Rule = {
  code: 'pptx-accessibility',
  summary: 'Every slide has a title with words, every figure an alternative text, every run a language.',
  check({ parts }, report) {
    for (const { name, shapes, runsWithoutLanguage } of parts.values()) {
      if (runsWithoutLanguage > 0 && /^ppt\/(slides|notesSlides)\//.test(name))
        report(name, `${runsWithoutLanguage} runs have no language`, 'house');
      if (!/^ppt\/slides\//.test(name)) continue;
      const titled = shapes.some(
        ({ placeholder, hasText }) =>
          hasText && (placeholder?.type === 'title' || placeholder?.type === 'ctrTitle'),
      );
      if (!titled) report(name, 'it has no title', 'house');
      for (const { element, name: shape, descr, decorative, described } of shapes) {
        if (figures.has(element) && descr.trim() === '' && !decorative && !described)
          report(name, `"${shape}" has no alternative text`, 'house');
      }
    }
  },
};

/** WCAG 2.2, 1.1.1: pictures, charts, tables and diagrams; boxes and connectors say what they say. */
const figures = new Set(['p:pic', 'p:graphicFrame', 'p:grpSp']);
