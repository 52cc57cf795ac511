import type { HostileClass } from '../hostile-case.ts';
import { csvCases } from './csv.ts';
import { handlebarsCases } from './handlebars.ts';
import { keyCases } from './keys.ts';
import { linkCases } from './links.ts';
import { logCases } from './logs.ts';
import { markupCases } from './markup.ts';
import { nameCases } from './names.ts';
import { outputCases } from './outputs.ts';
import { packageCases } from './packages.ts';
import { pathCases } from './paths.ts';
import { pictureCases } from './pictures.ts';
import { textCases } from './text.ts';
import { yamlCases } from './yaml.ts';

/** Every class of input that SAFETY names. */
export const classes: readonly HostileClass[] = [
  yamlCases,
  textCases,
  keyCases,
  handlebarsCases,
  markupCases,
  nameCases,
  pictureCases,
  pathCases,
  linkCases,
  csvCases,
  outputCases,
  logCases,
  packageCases,
];
