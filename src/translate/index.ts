export {
  checkTranslations,
  checkTranslationsOf,
  exportTranslations,
  type ImportedTranslations,
  importTranslations,
  isOfAnotherText,
  type TranslationFormat,
} from './translate.ts';
