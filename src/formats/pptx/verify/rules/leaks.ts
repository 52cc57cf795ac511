import { placeName } from '../../../../pictures/index.ts';
import type { Rule } from './rule.ts';

/** A whole text that is a path of some machine, and an address of its files. */
const machinePath = /^(?:file:|[A-Za-z]:[\\/]|\\\\)|^(?:\/[\w.@~-]+){2,}\.\w{1,5}$/;
const toolName = /pptxgenjs/i;

export const leaks: Rule = {
  code: 'pptx-leak',
  summary:
    'No part holds a path of a machine, the name of a library, or a value that was never filled in; no picture says where, when or by whom it was made.',
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
        if (each === placeName) report(name, 'the picture says where it was taken');
        else report(name, `the picture holds more than itself: ${each}`, 'house');
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
