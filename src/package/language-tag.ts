/**
 * Languages of runs as Office writes them: with a region, without which its spelling checkers find no dictionary.
 * The region is the one with most writers where a tag has none.
 */
const regions: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  cs: 'cs-CZ',
  da: 'da-DK',
  de: 'de-DE',
  el: 'el-GR',
  en: 'en-US',
  es: 'es-ES',
  fa: 'fa-IR',
  fi: 'fi-FI',
  fr: 'fr-FR',
  he: 'he-IL',
  hi: 'hi-IN',
  hu: 'hu-HU',
  id: 'id-ID',
  it: 'it-IT',
  ja: 'ja-JP',
  ko: 'ko-KR',
  nb: 'nb-NO',
  nl: 'nl-NL',
  no: 'nb-NO',
  pl: 'pl-PL',
  pt: 'pt-BR',
  ro: 'ro-RO',
  ru: 'ru-RU',
  sv: 'sv-SE',
  th: 'th-TH',
  tr: 'tr-TR',
  uk: 'uk-UA',
  vi: 'vi-VN',
  zh: 'zh-CN',
  'zh-hans': 'zh-CN',
  'zh-hant': 'zh-TW',
};

export function officeLanguage(tag: string): string {
  const key = tag.toLowerCase();
  return Object.hasOwn(regions, key) ? regions[key]! : tag;
}

/** Languages written in East Asian scripts, whose Latin words Office spells by `altLang`. */
export function isEastAsian(tag: string): boolean {
  return /^(zh|ja|ko|yue)(-|$)/i.test(tag);
}
