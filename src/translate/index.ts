export {
  checkTranslations,
  exportTranslations,
  type ImportedTranslations,
  importTranslations,
  type TranslationFormat,
  type TranslationStatus,
  translationStatus,
} from './translate.ts';
