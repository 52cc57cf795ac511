import { bibliographyCodes } from '../bibliography/codes.ts';
import { checkCodes, verifyCodes } from '../checks/codes.ts';
import { styleCodes } from '../checks/style/codes.ts';
import { deckCodes } from '../deck/index.ts';
import { editCodes } from '../edits/index.ts';
import { docxCodes } from '../formats/docx/codes.ts';
import { pdfCodes } from '../formats/pdf/codes.ts';
import { pngCodes } from '../formats/png/codes.ts';
import { brandCodes } from '../formats/pptx/brand/index.ts';
import { pptxCodes } from '../formats/pptx/index.ts';
import { takenCodes } from '../formats/pptx/taken/index.ts';
import { webCodes } from '../formats/web/codes.ts';
import { gateCodes } from '../gate/codes.ts';
import { handoutCodes } from '../handouts/index.ts';
import { iconCodes } from '../icons/index.ts';
import { layoutCodes } from '../layout/index.ts';
import { markingCodes } from '../marking/codes.ts';
import { markupCodes } from '../markup/index.ts';
import { outlineCodes } from '../outline/index.ts';
import { projectCodes } from '../project/index.ts';
import type { CodeTable } from '../source/index.ts';
import { templateCodes } from '../template/index.ts';
import { themeCodes } from '../theme/index.ts';
import { yamlCodes } from '../yaml/index.ts';
import { buildCodes } from './codes.ts';

/** Every code that the stages can report, by what it is about. */
export const codeTables: Readonly<Record<string, CodeTable>> = {
  'YAML files': yamlCodes,
  Projects: projectCodes,
  Outlines: outlineCodes,
  Bibliographies: bibliographyCodes,
  Decks: deckCodes,
  Templates: templateCodes,
  'Slide markup': markupCodes,
  Themes: themeCodes,
  Layout: layoutCodes,
  'PowerPoint files': pptxCodes,
  'Brand files': brandCodes,
  'Slides of other decks': takenCodes,
  Markings: { ...markingCodes, ...gateCodes },
  'Edits by hand': editCodes,
  Icons: iconCodes,
  Pictures: pngCodes,
  Handouts: handoutCodes,
  'Word files': docxCodes,
  'PDF files': pdfCodes,
  'Presented pages': webCodes,
  Checks: checkCodes,
  Style: styleCodes,
  'Verifying files': verifyCodes,
  Building: buildCodes,
};

/** What builds find and only `check` tells. */
export const quietCodes: ReadonlySet<string> = new Set(
  Object.values(codeTables).flatMap((table) =>
    Object.entries(table).flatMap(([code, { quiet }]) => (quiet ? [code] : [])),
  ),
);

/**
 * The codes whose level the settings may change, and which an `excuse` may silence: what is no error in itself, and all
 * that only `check` looks for.
 */
export const adjustableCodes: ReadonlySet<string> = new Set(
  Object.values(codeTables).flatMap((table) =>
    Object.entries(table)
      .filter(([, info]) => info.severity === 'warning' || table === checkCodes)
      .map(([code]) => code),
  ),
);

/** Checks that settings name by one word; a code of its own wins over that. */
export const checkFamilies: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['style', new Set(Object.keys(styleCodes))],
]);
