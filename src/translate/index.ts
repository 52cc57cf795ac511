export {
  checkTranslations,
  exportTranslations,
  type ImportedTranslations,
  importTranslations,
  type TranslationFormat,
} from './translate.ts';
