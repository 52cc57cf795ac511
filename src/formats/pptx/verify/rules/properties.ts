import { placeName } from '../../../../pictures/index.ts';
import type { PackageFacts, Rule, RuleReport } from '../facts.ts';

export const properties: Rule = {
  code: 'pptx-properties',
  summary:
    'Dates, revision and number of slides in the document properties are right; custom ones are numbered.',
  check(facts, report) {
    checkCore(facts, report);
    const app = facts.parts.get('docProps/app.xml')?.text;
    const said = app && /<Slides>(.*?)<\/Slides>/.exec(app)?.[1];
    const slides = (facts.parts.get('ppt/presentation.xml')?.ids ?? []).filter(
      ({ element }) => element === 'p:sldId',
    );
    if (said && said !== String(slides.length))
      report('docProps/app.xml', `it says ${said} slides where there are ${slides.length}`, 'house');
    const custom = facts.parts.get('docProps/custom.xml')?.text ?? '';
    const numbers = [...custom.matchAll(/\bpid="(\d+)"/g)].map((match) => Number(match[1]));
    if (numbers.some((number) => number < 2) || new Set(numbers).size !== numbers.length)
      report('docProps/custom.xml', 'its properties are not numbered from 2, each once');
    const names = [...custom.matchAll(/<property\s[^<>]*?\bname="([^"<]*)"/g)].map((match) => match[1]!);
    for (const name of new Set(names))
      if (names.indexOf(name) !== names.lastIndexOf(name))
        report('docProps/custom.xml', `the property "${name}" is there twice`);
  },
};

/** W3CDTF with seconds, as Office writes it. */
const instant =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function checkCore({ parts }: PackageFacts, report: RuleReport): void {
  const core = parts.get('docProps/core.xml')?.text;
  if (!core) return;
  for (const [, name, value] of core.matchAll(/<dcterms:(created|modified)[^>]*>(.*?)</g)) {
    if (!instant.test(value!)) report('docProps/core.xml', `"${value}" is no date for "${name}"`);
  }
  const revision = /<cp:revision>(.*?)</.exec(core)?.[1];
  if (revision !== undefined && !/^\d+$/.test(revision))
    report('docProps/core.xml', `"${revision}" is no number of a revision`);
}

/** A whole text that is a path of some machine, and an address of its files. */
const machinePath = /^(?:file:|[A-Za-z]:[\\/]|\\\\)|^(?:\/[\w.@~-]+){2,}\.\w{1,5}$/;
const toolName = /pptxgenjs/i;

export const leaks: Rule = {
  code: 'pptx-leak',
  summary:
    'No part holds a path of a machine, the name of a library, or a value that was never filled in; no picture and no video says where, when or by whom it was made.',
  check({ parts, relationships, metadata }, report) {
    for (const { name, shapes, unfilled, text } of parts.values()) {
      for (const value of new Set(unfilled))
        report(name, `the attribute ${value} was never filled in`, 'house');
      for (const { descr, name: shape } of shapes) {
        if (machinePath.test(descr)) report(name, `the alternative text of "${shape}" is a path`, 'house');
      }
      if (text && toolName.test(text)) report(name, 'it names the library that wrote it', 'house');
    }
    for (const [name, found] of metadata) {
      for (const each of found) {
        // Nobody who hands a deck on means to say where a picture was taken, whatever program wrote it.
        const what = /\.(mp4|m4a|m4v|mov)$/i.test(name) ? 'video' : 'picture';
        if (each === placeName) report(name, `the ${what} says where it was taken`);
        else report(name, `the ${what} holds more than itself: ${each}`, 'house');
      }
    }
    for (const [owner, list] of relationships) {
      for (const { target, external } of list) {
        if (external && machinePath.test(target))
          report(owner, 'it leads to a file of this machine', 'house');
      }
    }
  },
};
