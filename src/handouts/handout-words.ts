import type { Views } from '../template/index.ts';
import type { HandoutWords } from './handout-document.ts';

/** The words of the template set that handouts need wherever they are drawn. */
export function handoutWords(views: Views): HandoutWords {
  // Noncharacters, which are taken out of all strings, to find the places of the numbers.
  const pages = views.word('page-of', { page: '\uFDD0', pages: '\uFDD1' });
  const [before = '', between = '', after = ''] = pages.split(/[\uFDD0\uFDD1]/);
  return {
    contents: views.word('contents'),
    sources: views.word('sources'),
    pageOf: [before, between, after],
    slide: (number) => views.word('slide-number', { number }),
    citation: (numbers) => views.word('citation-mark', { numbers }),
    backTo: (number) => views.word('back-to-citation', { number }),
    skip: views.word('skip-to-text'),
  };
}
