/** What makes a sentence sound like the author's own demand or a group's own voice, in one language. */
export interface VoiceWords {
  /** Obligation: fine where the sentence says who states it. */
  readonly duty: RegExp;
  /** First-person plural. */
  readonly plural: RegExp;
  /** Words by which a sentence says whose statement it is. */
  readonly attribution: RegExp;
}

/**
 * A word at a time, bounded by anything but letters; `\b` knows ASCII letters only. Only what is seldom anything else is
 * listed: a missed word costs less than a warning that people learn to ignore.
 */
const word = (words: string, flags = 'giu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_-])(?:${words})(?![\\p{L}\\p{M}\\p{N}_])`, flags);

/** The words of a language, by its primary subtag; null where none are listed. */
export function voiceWordsOf(language: string): VoiceWords | null {
  if (!Object.hasOwn(voiceWords, language)) return null;
  made[language] ??= voiceWords[language]!();
  return made[language];
}

const made: Record<string, VoiceWords> = {};

// Made when they are asked for: patterns over all letters, of any case, take V8 a millisecond each.
const voiceWords: Readonly<Record<string, () => VoiceWords>> = {
  en: () => ({
    duty: word("must(?:n['’]t)?|should(?:n['’]t)?|ought to"),
    // Lower case: "US" is a country. At the head of a sentence the others begin with a capital.
    plural: word("[Ww]e(?:['’](?:re|ve|ll|d))?|[Oo]urs?|[Oo]urselves|us|[Ll]et['’]s", 'gu'),
    attribution: word(
      "(?<!(?:be|been|to|must|should|shall|not)\\s+)(?:(?:say|state|write|report|argue|add|claim|describe|require|request|urge|ask|propose|stress|demand|recommend|suggest|warn|declare|announce|explain|insist|emphasi[sz]e|maintain|hold|conclude|observe|mention|note|find|believe|think|advise|repeat|postulate|stipulate|provide|prescribe|specify|specifie|read|word|quote|express|define|formulate|contend|assert|expect)(?:s|es|d|ed|ing)?|said|wrote|written|told|tells?|calls? (?:for|on|upon)|called (?:for|on|upon)|calling (?:for|on|upon)|held|says?|found|thought|according to|in the words of|as .{1,40} puts? it|in .{1,40}[’']s? (?:view|opinion|words)|on .{1,40} view)",
      'iu',
    ),
  }),
  zh: () => ({
    duty: /必须|必須|应当|應當|应该|應該|务必|務必|切不可/gu,
    plural: /我们|我們|咱们|咱們|我国|我國|我党|我黨|我方/gu,
    attribution:
      /说|說|称|稱|指出|表示|认为|認為|提出|要求|强调|強調|写道|寫道|写明|提到|述及|载明|规定|規定|主张|主張|建议|建議|呼吁|呼籲|宣布|宣称|声明|聲明|表明|概括|表述|论述|引用|引述|据|據|按照|根据|根據|依照|看来|言/u,
  }),
  ja: () => ({
    duty: /べき|なければならない|なければなりません|ねばならない/gu,
    plural: /我々|われわれ|私たち|私達|我が国|わが国|弊社|当社/gu,
    attribution:
      /述べ|いう|言う|言っ|という|と指摘|と主張|と説明|によれば|によると|としている|と書|と記|求め|定め/u,
  }),
  es: () => ({
    duty: word('debe(?:mos|n|ría|rían|ríamos|rá|rán)?|hay que|tien(?:e|en) que'),
    plural: word('nosotr[oa]s|nuestr[oa]s?'),
    attribution: word(
      'dice[n]?|dijo|afirma[n]?|afirmó|señala[n]?|según|declara[n]?|explica[n]?|sostiene[n]?|escribe[n]?|pide[n]?|exige[n]?|recomienda[n]?|advierte[n]?|añade[n]?|indica[n]?|propone[n]?|subraya[n]?|describe[n]?|establece[n]?|dispone[n]?',
      'iu',
    ),
  }),
  pt: () => ({
    duty: word('deve(?:m|mos|ria|riam|ríamos|rá|rão)?|é preciso|tem que|têm que'),
    plural: word('nós|noss[oa]s?'),
    attribution: word(
      'diz(?:em)?|disse|afirma[m]?|segundo|conforme|declara[m]?|explica[m]?|sustenta[m]?|escreve[m]?|pede[m]?|exige[m]?|recomenda[m]?|adverte[m]?|acrescenta[m]?|indica[m]?|propõe[m]?|descreve[m]?|estabelece[m]?',
      'iu',
    ),
  }),
  fr: () => ({
    duty: word('doi(?:t|s|vent)|dev(?:ons|ra|ront|rait|raient|rions)|il faut|il faudrait'),
    plural: word('nous|notre|nos|nôtres?'),
    attribution: word(
      "dit|disent|affirme(?:nt)?|selon|d[’']après|déclare(?:nt)?|explique(?:nt)?|soutient|écrit|demande(?:nt)?|exige(?:nt)?|recommande(?:nt)?|avertit|ajoute(?:nt)?|indique(?:nt)?|propose(?:nt)?|souligne(?:nt)?|décrit|prévoit|stipule(?:nt)?|dispose",
      'iu',
    ),
  }),
  de: () => ({
    duty: word('muss|müssen|müsst|musst|müsse|müssten?|soll|sollen|sollten?|sollst|solle'),
    plural: word('wir|uns|unser(?:e|em|en|er|es)?'),
    attribution: word(
      'sagt|sagen|sagte|laut|zufolge|schreibt|schreiben|schrieb|erklärt|erklären|erklärte|behauptet|betont|fordert|fordern|verlangt|empfiehlt|warnt|ergänzt|nennt|beschreibt|bestimmt|meint|findet|berichtet|heißt es|gemäß|nach Ansicht|nach Angaben',
      'iu',
    ),
  }),
  it: () => ({
    duty: word('dev(?:e|ono|i|o)|dobbiamo|dovrebb(?:e|ero)|dovremmo|bisogna'),
    plural: word('noi|nostr[oaie]'),
    attribution: word(
      'dice|dicono|afferma(?:no)?|secondo|dichiara(?:no)?|spiega(?:no)?|sostiene|scrive|chiede|chiedono|esige|raccomanda|avverte|aggiunge|indica|propone|sottolinea|descrive|stabilisce|prevede',
      'iu',
    ),
  }),
};
