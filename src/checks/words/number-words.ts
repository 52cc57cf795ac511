/**
 * Words for numbers from 1 on, by primary language subtag; Chinese and Japanese numerals are read by their grammar. Not for
 * languages in which what is counted has another form than in the label of a group (пары, but пять пар; çiftler, but beş
 * çift; so in Polish, Ukrainian, Arabic, Persian and Hindi) or is counted with a word between (Korean): there only figures
 * before the label as it stands are found.
 */
export const numberWords: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: numbered(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    [
      ['twenty', 20],
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['sixty', 60],
      ['seventy', 70],
      ['eighty', 80],
      ['ninety', 90],
    ],
  ),
  es: numbered(
    'un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  ),
  pt: numbered(
    'um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte',
  ),
  fr: numbered(
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  ),
  de: numbered(
    'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  ),
  nl: numbered(
    'één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
  ),
  he: numbered('אחת שתי שלוש ארבע חמש שש שבע שמונה תשע עשר', [
    ['אחד', 1],
    ['שני', 2],
    ['שלושה', 3],
    ['ארבעה', 4],
    ['חמישה', 5],
    ['שישה', 6],
    ['שבעה', 7],
    ['תשעה', 9],
    ['עשרה', 10],
  ]),
  it: numbered(
    'uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  ),
};

/** Words that may stand between a number and what it counts without changing what is counted, in English. */
export const fillers: readonly string[] = [
  'major',
  'main',
  'key',
  'core',
  'basic',
  'central',
  'big',
  'great',
];

/** What before a number says that it counts a part, or something else: "the other four", "at least four". */
export const partWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    'other',
    'first',
    'last',
    'next',
    'remaining',
    'only',
    'another',
    'further',
    'these',
    'those',
    'least',
    'most',
    'than',
    'about',
    'any',
    'every',
    'between',
    'from',
    'additional',
    'new',
    'old',
    'more',
  ],
  zh: [
    '第',
    '其中',
    '其他',
    '其余',
    '另',
    '另外',
    '前',
    '后',
    '余下',
    '剩下',
    '这',
    '那',
    '至少',
    '仅',
    '只',
    '每',
    '约',
    '近',
    '超过',
    '不足',
    '新增',
    '增加',
    '再',
  ],
  ja: ['第', 'ほかの', '他の', '残りの', 'この', 'その'],
  es: [
    'otros',
    'otras',
    'primeros',
    'primeras',
    'últimos',
    'últimas',
    'solo',
    'estos',
    'estas',
    'esos',
    'esas',
    'menos',
    'otro',
    'otra',
  ],
  pt: ['outros', 'outras', 'primeiros', 'primeiras', 'últimos', 'últimas', 'só', 'estes', 'estas', 'menos'],
  fr: ['autres', 'premiers', 'premières', 'derniers', 'dernières', 'seulement', 'ces', 'moins'],
  de: [
    'andere',
    'anderen',
    'ersten',
    'letzten',
    'nur',
    'diese',
    'diesen',
    'jene',
    'mindestens',
    'weitere',
    'weiteren',
  ],
  nl: [
    'andere',
    'overige',
    'eerste',
    'laatste',
    'volgende',
    'slechts',
    'alleen',
    'deze',
    'die',
    'minstens',
    'ongeveer',
    'elke',
    'nog',
  ],
  he: ['רק', 'עוד', 'לפחות', 'כל', 'לערך', 'מתוך'],
  it: ['altri', 'altre', 'primi', 'prime', 'ultimi', 'ultime', 'solo', 'questi', 'queste', 'meno'],
};

/** Characters of Chinese and Japanese numerals up to 99, and what may stand between them and what they count. */
export const hanDigits = '一二三四五六七八九';
/** Two of something, in Chinese. */
export const hanTwo = ['两', '兩'];
/** What may stand before the last digit of a larger number. */
export const hanUnits = '十百千万两';
export const hanNumber = `(?:[${hanDigits}]?十[${hanDigits}]?|[两兩${hanDigits}]|\\d{1,3})`;
export const hanMeasures = '大|对|對|个|個|项|項|种|種|类|類|组|組|条|條|点|點|方面的|方面';
/** Measures that say by themselves what is counted: pairs. */
export const hanNouns = '对|對';

function numbered(
  words: string,
  more: readonly (readonly [string, number])[] = [],
): ReadonlyMap<string, number> {
  return new Map([...words.split(' ').map((word, i) => [word, i + 1] as const), ...more]);
}
