export { checkCharacters, checkFileCharacters } from './check-characters.ts';
export * from './codes.ts';
export { readPlainValue } from './doubts.ts';
export { foldToId } from './fold-to-id.ts';
export { isLanguageTag, languageChain, primaryLanguage } from './language.ts';
export * from './located.ts';
export * from './parse-yaml.ts';
export * from './record.ts';
export {
  boolean,
  date,
  dateWithEnd,
  id,
  language,
  number,
  oneOf,
  string,
  text,
} from './scalar-schemas.ts';
export * from './schema.ts';
export * from './values.ts';
export * from './variable.ts';
export { writeYaml } from './write-yaml.ts';
