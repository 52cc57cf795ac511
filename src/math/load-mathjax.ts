import { createRequire } from 'node:module';
import { type DrawnNode, fillsPage, type MmlNode } from './mathjax-nodes.ts';

// The bundle takes this line away, so that its own `require` finds the libraries in it (scripts/bundle.mjs).
const require = createRequire(import.meta.url);

/** A formula that was read. */
export interface ReadMath {
  readonly root: MmlNode;
  draw(): DrawnNode;
}

interface Engine {
  /** Reads TeX; it throws where that cannot be read. Commands that define others are refused before. */
  read(tex: string, display: boolean): ReadMath;
}

/** Environments that fill a page with their columns are as wide as what is in them: a formula stands in the width that it has. */
function settleWidths(node: MmlNode): void {
  const { attributes } = node;
  if (node.kind === 'mtable' && attributes) {
    if (String(attributes.get('width')).endsWith('%')) attributes.set('width', 'auto');
    if (String(attributes.get('columnspacing')).includes('%')) attributes.set('columnspacing', '0em');
    const columns = String(attributes.get('columnwidth')).split(' ');
    const isOuter = (i: number) => i === 0 || i === columns.length - 1;
    const widths = columns.map((each, i) => (each === fillsPage ? (isOuter(i) ? 'auto' : '2em') : each));
    if (columns.includes(fillsPage)) attributes.set('columnwidth', widths.join(' '));
  }
  for (const child of node.childNodes) if (child) settleWidths(child);
}

let engine: Engine | null = null;

/**
 * MathJax, loaded when a text holds a formula: most decks have none. Not with `import()`, since texts are read in the midst
 * of what is not asynchronous.
 */
export function mathEngine(): Engine {
  engine ??= createEngine(loadLibraries());
  return engine;
}

/** What of MathJax is used here. */
interface Libraries {
  readonly mathjax: {
    asyncLoad: ((name: string) => void) | null;
    asyncIsSynchronous: boolean;
    document(text: string, options: Readonly<Record<string, unknown>>): MathDocument;
  };
  readonly TeX: new (options: Readonly<Record<string, unknown>>) => Input;
  readonly SVG: new (options: Readonly<Record<string, unknown>>) => unknown;
  readonly STATE: { readonly CONVERT: number };
  readonly liteAdaptor: () => { body(document: unknown): unknown };
  readonly RegisterHTMLHandler: (adaptor: unknown) => unknown;
  readonly MathJaxStix2Font: unknown;
}

interface Input {
  setAdaptor(adaptor: unknown): void;
  setMmlFactory(factory: unknown): void;
}

interface MathDocument {
  readonly document: unknown;
  readonly mmlFactory: unknown;
  readonly inputJax: readonly Input[];
  readonly options: { readonly MathItem: new (tex: string, input: Input, display: boolean) => MathItem };
}

interface MathItem {
  inputJax: Input;
  readonly start: { node: unknown };
  readonly root: MmlNode;
  readonly typesetRoot: DrawnNode;
  setMetrics(em: number, ex: number, containerWidth: number, scale: number): void;
  convert(document: MathDocument, end?: number): void;
}

/** All glyphs are loaded at once, or a formula would wait for the first \mathbb. */
function loadLibraries(): Libraries {
  const libraries = {
    ...require('@mathjax/src/cjs/mathjax.js'),
    ...require('@mathjax/src/cjs/input/tex.js'),
    ...require('@mathjax/src/cjs/output/svg.js'),
    ...require('@mathjax/src/cjs/core/MathItem.js'),
    ...require('@mathjax/src/cjs/adaptors/liteAdaptor.js'),
    ...require('@mathjax/src/cjs/handlers/html.js'),
    ...require('@mathjax/mathjax-stix2-font/cjs/svg.js'),
  };
  require('@mathjax/src/cjs/input/tex/base/BaseConfiguration.js');
  require('@mathjax/src/cjs/input/tex/ams/AmsConfiguration.js');
  require('@mathjax/src/cjs/input/tex/boldsymbol/BoldsymbolConfiguration.js');
  require('@mathjax/src/cjs/input/tex/cancel/CancelConfiguration.js');
  require('@mathjax/src/cjs/input/tex/color/ColorConfiguration.js');
  require('@mathjax/src/cjs/input/tex/configmacros/ConfigMacrosConfiguration.js');
  require('@mathjax/src/cjs/input/tex/mathtools/MathtoolsConfiguration.js');
  require('@mathjax/src/cjs/input/tex/mhchem/MhchemConfiguration.js');
  require('@mathjax/src/cjs/input/tex/textcomp/TextcompConfiguration.js');
  require('@mathjax/src/cjs/input/tex/textmacros/TextMacrosConfiguration.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/accents-other.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/accents.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/arrows.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/calligraphic.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/cyrillic.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/dingbats.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/double-struck.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/enclosed.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/fraktur.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/greek.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/latin-b.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/latin-bi.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/latin-i.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/latin.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/math.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/monospace.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/phonetics.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/sans-serif.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/script.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/shapes.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/stretchy.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/symbols-other.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/symbols.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/upright.js');
  require('@mathjax/mathjax-stix2-font/cjs/svg/dynamic/variants.js');
  // They are what `Libraries` says; their own types take a program of their own to read.
  return libraries as Libraries;
}

// Not `newcommand`, `require`, `html`, `action`, `unicode`: what one formula defines would be known to the next, and nothing
// is to be fetched or run.
const packages = [
  'base',
  'ams',
  'boldsymbol',
  'cancel',
  'color',
  'configmacros',
  'mathtools',
  'mhchem',
  'textcomp',
  'textmacros',
];
const macros = {
  bm: ['\\boldsymbol{#1}', 1],
  pmb: ['\\boldsymbol{#1}', 1],
  overbracket: ['\\overset{\u23b4}{#1}', 1],
  underbracket: ['\\underset{\u23b5}{#1}', 1],
  // Arrows and bonds of \ce, for which MathJax has signs in a font of its own that no other program knows.
  mhchemlongrightarrow: '\\longrightarrow ',
  mhchemlongleftarrow: '\\longleftarrow ',
  mhchemlongleftrightarrow: '\\longleftrightarrow ',
  mhchemlongrightleftharpoons: '\\rightleftharpoons ',
  mhchemlongRightleftharpoons: '\\rightleftharpoons ',
  mhchemlongLeftrightharpoons: '\\leftrightharpoons ',
  mhchemlongleftrightarrows: '\\leftrightarrows ',
  mhchemrightarrow: '\\rightarrow ',
  mhchemleftarrow: '\\leftarrow ',
  mhchemleftrightarrow: '\\leftrightarrow ',
  mhchemxrightarrow: ['\\xrightarrow[#1]{#2}', 2, ''],
  mhchemxleftarrow: ['\\xleftarrow[#1]{#2}', 2, ''],
  mhchemxleftrightarrow: ['\\xleftrightarrow[#1]{#2}', 2, ''],
  mhchemxleftrightarrows: ['\\underset{#1}{\\overset{#2}{\\leftrightarrows}}', 2, ''],
  mhchemxrightleftharpoons: ['\\xrightleftharpoons[#1]{#2}', 2, ''],
  mhchemxRightleftharpoons: ['\\xrightleftharpoons[#1]{#2}', 2, ''],
  mhchemxLeftrightharpoons: ['\\xleftrightharpoons[#1]{#2}', 2, ''],
  tripledash: '\\cdots ',
  mhchemBondTD: '\\overset{\\cdots}{-}',
  mhchemBondTDD: '\\overset{\\cdots}{=}',
  mhchemBondDTD: '\\overset{\\cdots}{=}',
};

function createEngine(libraries: Libraries): Engine {
  const { mathjax, TeX, SVG, STATE, liteAdaptor, RegisterHTMLHandler, MathJaxStix2Font } = libraries;
  mathjax.asyncLoad = () => {};
  mathjax.asyncIsSynchronous = true;
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const formatError = (_: unknown, error: unknown): never => {
    throw error;
  };
  // What a formula defines, sets or numbers is known to it alone: each has an input of its own.
  const freshInput = () => new TeX({ packages, macros, formatError });
  const document = mathjax.document('', {
    InputJax: freshInput(),
    OutputJax: new SVG({
      fontData: MathJaxStix2Font,
      fontCache: 'none',
      linebreaks: { inline: false },
      displayOverflow: 'overflow',
    }),
  });
  return {
    read(tex, display) {
      const input = freshInput();
      input.setAdaptor(adaptor);
      input.setMmlFactory(document.mmlFactory);
      const item = new document.options.MathItem(tex, input, display);
      item.start.node = adaptor.body(document.document);
      item.setMetrics(16, 8, 1e6, 1);
      item.convert(document, STATE.CONVERT);
      // It is kept as long as the formula is, and what it brought is not asked for again.
      item.inputJax = document.inputJax[0]!;
      return {
        root: item.root,
        draw() {
          settleWidths(item.root);
          item.convert(document);
          return item.typesetRoot;
        },
      };
    },
  };
}
