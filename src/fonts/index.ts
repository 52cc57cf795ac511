export { cssRule, type NamedFace, rangesOf, typeOf } from './css-rule.ts';
export { FontFault } from './font-fault.ts';
export { type FontTables, packTables, viewOf } from './font-tables.ts';
export { joinFaces, lackingIn } from './join-faces.ts';
export { type FontFace, type FontRights, nameIn, readFace } from './read-face.ts';
export { renamedFont } from './renamed-font.ts';
