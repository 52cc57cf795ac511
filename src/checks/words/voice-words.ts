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

/** The words of a language, by its primary subtag: all that the shipped words are in have some; null for others. */
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
  nl: () => ({
    duty: word('moet(?:en)?|moesten|behoor(?:t|en) te|dien(?:t|en) te'),
    plural: word('wij|we|ons|onze|onszelf'),
    attribution: word(
      'zegt|zeggen|zei(?:den)?|stelt|stellen|stelde|volgens|schrijft|schrijven|schreef|verklaart|verklaarde|beweert|benadrukt|eist|eisen|vraagt|vragen|verlangt|adviseert|waarschuwt|noemt|beschrijft|bepaalt|meldt|vermeldt|vindt|vinden|aldus|luidt|naar eigen zeggen',
      'iu',
    ),
  }),
  pl: () => ({
    // "należy do" is "belongs to".
    duty: word('mus(?:i|imy|isz|icie|zą)|powin(?:ien|na|no|ni|ny)|należy(?!\\s+do)|trzeba'),
    // Verbs say by their ending who speaks; only what is written out is seen.
    plural: word('my|nas|nam|nami|nasz(?:a|e|ą|ej|ego|emu|ym|ych|ymi|i)?'),
    attribution: word(
      'mów(?:i|ią)|twierdz(?:i|ą)|według|zdaniem|zgodnie z|pisz(?:e|ą)|napisał[ai]?|stwierdz(?:a|ają|ił|iła)|podaj(?:e|ą)|zalec(?:a|ają)|wymag(?:a|ają)|żąd(?:a|ają)|ostrzeg(?:a|ają)|podkreśl(?:a|ają)|opisuj(?:e|ą)|stanowi|przewiduj(?:e|ą)|głosi|określ(?:a|ają)|uważ(?:a|ają)|domag(?:a|ają) się|wzyw(?:a|ają)',
      'iu',
    ),
  }),
  ru: () => ({
    // "следует" alone is "follows".
    duty: word(
      'долж(?:ен|на|но|ны)|нужно|надо|необходимо|обязан[аоы]?|следует(?=\\s+\\p{L}+(?:ть|ти|чь)(?:ся)?(?!\\p{L}))',
    ),
    plural: word('мы|нас|нам|нами|наш(?:а|е|и|его|ему|им|их|ими|ей|у|ем)?'),
    attribution: word(
      'говор(?:ит|ят|ил|ила|или|ится)|сказ(?:ал|ала|ано)|пиш(?:ет|ут)|писал[аи]?|утвержда(?:ет|ют|л|ла|ется)|заяв(?:ил|ила|или|ляет|ляют)|по словам|согласно|по мнению|по данным|отмеча(?:ет|ют|ется)|подч[её]ркива(?:ет|ют)|требу(?:ет|ют)|рекоменду(?:ет|ют)|предлага(?:ет|ют)|предупрежда(?:ет|ют)|указыва(?:ет|ют)|описыва(?:ет|ют)|предусматрива(?:ет|ют)|гласит|называ(?:ет|ют)|счита(?:ет|ют)|призыва(?:ет|ют)',
      'iu',
    ),
  }),
  uk: () => ({
    duty: word(
      "повин(?:ен|на|не|ні)|мус(?:ить|ять|имо)|треба|потрібно|необхідно|зобов[’'ʼ]язан(?:ий|а|е|і)|слід(?=\\s+\\p{L}+ти(?:ся)?(?!\\p{L}))",
    ),
    plural: word('ми|нас|нам|нами|наш(?:а|е|і|ого|ому|им|их|ими|ої|ій|у|ою)?'),
    attribution: word(
      'каж(?:е|уть)|сказ(?:ав|ала|ано)|пиш(?:е|уть)|писа(?:в|ла|ли)|стверджу(?:є|ють|вав|вала)|заяв(?:ив|ила|или|ляє|ляють)|за словами|згідно з|згідно із|на думку|за даними|зазнача(?:є|ють)|підкреслю(?:є|ють)|вимага(?:є|ють)|рекоменду(?:є|ють)|пропону(?:є|ють)|попереджа(?:є|ють)|вказу(?:є|ють)|опису(?:є|ють)|передбача(?:є|ють)|назива(?:є|ють)|вважа(?:є|ють)|заклика(?:є|ють)',
      'iu',
    ),
  }),
  tr: () => ({
    // The bare ending (-malı) has too many nouns beside it; "temelidir" is "is its basis".
    duty: word(
      '(?!temelidir)\\p{L}+m(?:alı|eli)(?:d[ıi]r(?:l[ae]r)?|y[ıi]z)|gerek(?:ir|iyor|mektedir)|zorunda(?:dır|dırlar|yız)?|şarttır',
    ),
    plural: word('biz|bize|bizi|bizim|bizde|bizden|bizce'),
    attribution: word(
      'der|diyor|dedi|göre|söyl(?:er|edi|üyor|emektedir)|belirt(?:ir|ti|iyor|mektedir)|yaz(?:ar|dı|ıyor|maktadır)|savun(?:ur|uyor|du)|öner(?:ir|iyor|di)|talep ed(?:er|iyor)|ifade ed(?:er|iyor|ilir)|vurgul(?:ar|uyor|adı)|açıkl(?:ar|ıyor|adı)|aktar(?:ır|ıyor|dı)|öngör(?:ür|üyor)|ist(?:er|iyor)|uyar(?:ır|ıyor|dı)',
      'iu',
    ),
  }),
  ko: () => ({
    duty: /[가-힣]야\s?(?:한다|합니다|하며|할\s?것)|않으면\s?안\s?(?:된다|됩니다)/gu,
    plural: /(?<!\p{L})(?:우리(?:는|가|의|를|에게|도|들은|들의|나라)?|저희(?:는|가|의|를|도)?)(?!\p{L})/gu,
    attribution:
      /말했|말한|말하|밝혔|밝힌|밝히|따르면|의하면|주장|지적|설명|강조|요구|권고|제안|적었|적혀|쓰여|썼다|규정|명시|보고서는|촉구|경고/u,
  }),
  ar: () => ({
    duty: word('[وف]?(?:يجب|ينبغي|يتعيّ?ن|لا بدّ?)'),
    // The ending "-na" is too many other things; only words that are nothing else.
    plural: word('[وف]?(?:نحن|علينا|لدينا|بلادنا|بلدنا)'),
    attribution: word(
      '[وف]?(?:[يت]?قول|قال(?:ت)?|[يت]?ذكر(?:ت)?|وفقً?ا|بحسب|حسب|[يت]ؤكد|أكدت?|[يت]علن|أعلنت?|[يت]رى|[يت]طالب|طالبت?|[يت]وصي|أوصت?|أوصى|[يت]شير|أشارت?|[يت]نص|[يت]صف|[يت]كتب|كتبت?|جاء في|ورد في|نقلً?ا عن|[يت]حذر|حذرت?|[يت]دعو|دعا|دعت|[يت]عتبر)',
      'iu',
    ),
  }),
  he: () => ({
    duty: word('[ושה]?(?:חייב(?:ים|ת|ות)?|צריך|צריכ(?:ה|ים|ות)|מוכרח(?:ים|ה|ות)?)'),
    plural: word('[ושכ]?(?:אנחנו|אנו|שלנו|אותנו|עלינו|לנו)'),
    attribution: word(
      '[ושכ]?(?:אומר(?:ת|ים|ות)?|אמר(?:ה|ו)?|נאמר|לפי|על פי|לדברי|לדעת|כותב(?:ת|ים|ות)?|כתב(?:ה|ו)?|טוען|טוענ(?:ת|ים|ות)|מציין|מציינ(?:ת|ים|ות)|מדגיש(?:ה|ים|ות)?|דורש(?:ת|ים|ות)?|ממליץ|ממליצ(?:ה|ים|ות)|מזהיר(?:ה|ים|ות)?|קובע(?:ת|ים|ות)?|מתאר(?:ת|ים|ות)?|מצהיר(?:ה|ים|ות)?|קורא(?:ת|ים|ות)? ל\\p{L}+)',
      'iu',
    ),
  }),
  fa: () => ({
    duty: word('باید|نباید|می‌بایست|بایستی'),
    plural: word('ما|خودمان|کشورمان'),
    attribution: word(
      'می‌گوی(?:د|ند)|گفت(?:ه|ند)?|به گفتهٔ?|به گفته‌ی|طبق|بنا بر|بر اساس|براساس|می‌نویس(?:د|ند)|نوشت(?:ه|ند)?|اعلام|تأکید|تاکید|ادعا|خواستار|توصیه|پیشنهاد|هشدار|توصیف|معتقد|اظهار|به نقل از',
      'iu',
    ),
  }),
  hi: () => ({
    duty: word('चाहिए|चाहिये|चाहिएँ|अनिवार्य है'),
    plural: word('हम|हमें|हमको|हमारा|हमारी|हमारे|हमने|हमसे'),
    attribution: word(
      'कहत(?:ा|ी|े)|कहा|कहना|कहते|अनुसार|मुताबिक|लिखत(?:ा|ी|े)|लिखा|बतात(?:ा|ी|े)|बताया|मानत(?:ा|ी|े)|माना|मानना|दावा|सिफ़ारिश|सिफारिश|माँग|मांग|चेतावनी|ज़ोर|जोर|वर्णन|उल्लेख|सुझाव|आग्रह|घोषणा',
      'iu',
    ),
  }),
};
