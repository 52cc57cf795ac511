export { cssRule, type NamedFace, typeOf } from './css-rule.ts';
export { FontFault } from './font-fault.ts';
export { type FontTables, packTables, viewOf } from './font-tables.ts';
export { type FontFace, type FontRights, nameIn, readFace } from './read-face.ts';
export { renamedFont } from './renamed-font.ts';
