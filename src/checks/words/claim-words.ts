/** How languages say how much: what `claim-true` compares with the data of a slide. */
export interface ClaimWords {
  readonly majority: RegExp;
  /** Fractions in words, and what they come to. */
  readonly fractions: readonly (readonly [RegExp, number])[];
  /** How a fraction goes on to say by how much something changed: the words before or around it. */
  readonly change: RegExp;
  readonly superlative: RegExp;
  readonly least: RegExp;
  /** That something became more, or less, in time. */
  readonly rise: RegExp;
  readonly fall: RegExp;
  /** How many times as much it became. */
  readonly multiples: readonly (readonly [RegExp, number])[];
}

const words = (list: string) => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${list})(?![\\p{L}\\p{N}-])`, 'iu');

export const claimWords: Readonly<Record<string, ClaimWords>> = {
  en: {
    majority: words('(?<!(?:the|at) )most|the majority|a majority|more than half|over half'),
    fractions: [
      [words('(?:a|one) quarter'), 0.25],
      [words('three quarters'), 0.75],
      [words('(?:a|one) third'), 1 / 3],
      [words('two thirds'), 2 / 3],
      [words('(?<!(?:more than|over|under|less than|first|second) )half'), 0.5],
      [words('(?:a|one) fifth'), 0.2],
    ],
    change: words(
      'by|(?:fall|fell|drop(?:ped|s)?|down|shr[aiu]nk|los(?:t|es)|cut|grew|grows?|rose|rises?|up)',
    ),
    superlative: words('(?:the )?(?:largest|biggest|highest|greatest|longest)|leads?|the most'),
    least: words('(?:the )?(?:smallest|lowest|fewest|shortest|least)'),
    rise: words('rose|rises?|has risen|have risen|grew|ha(?:s|ve) grown|increased|climbed'),
    fall: words('fell|falls?|ha(?:s|ve) fallen|dropped|declined|decreased|sank|shrank|ha(?:s|ve) shrunk'),
    multiples: [
      [words('(?<!(?:more|less) than )(?:doubled|doubles)'), 2],
      [words('(?<!(?:more|less) than )(?:tripled|trebled|triples)'), 3],
      [words('(?<!(?:more|less) than )(?:quadrupled|quadruples)'), 4],
      [words('(?<!(?:more|less) than )(?:halved|halves)'), 0.5],
    ],
  },
  es: {
    majority: words('la mayoría|la mayor parte|más de la mitad'),
    fractions: [
      [words('(?:un|una) cuart[oa](?: parte)?'), 0.25],
      [words('tres cuart(?:os|as partes)'), 0.75],
      [words('un tercio|la tercera parte'), 1 / 3],
      [words('dos tercios|las dos terceras partes'), 2 / 3],
      [words('(?<!(?:más de|menos de|primera|segunda) )la mitad'), 0.5],
      [words('un quinto|la quinta parte'), 0.2],
    ],
    change: words(
      '(?:cae|cayó|cayeron|baja(?:n|ron)?|bajó|descend\\w*|pierden?|perdi\\w+|crec\\w+|sub\\w+|aument\\w+|disminu\\w+|redu\\w+)',
    ),
    superlative: words('(?:el|la) (?:mayor|más alt[oa]|más grande|más larg[oa])'),
    least: words('(?:el|la) (?:menor|más baj[oa]|más pequeñ[oa]|más cort[oa])'),
    rise: words('subió|subieron|suben?|creció|crecieron|crecen?|aumentó|aumentaron|aumentan?'),
    fall: words(
      'cayó|cayeron|caen?|bajó|bajaron|(?<!más )bajan?|descendió|descendieron|disminuyó|disminuyeron|disminuyen?',
    ),
    multiples: [
      [words('se (?:ha |han )?(?:duplic|dobl)(?:a|an|ó|aron|ado)'), 2],
      [words('se (?:ha |han )?triplic(?:a|an|ó|aron|ado)'), 3],
      [words('se (?:ha |han )?cuadruplic(?:a|an|ó|aron|ado)'), 4],
      [words('se (?:redujo|redujeron) a la mitad'), 0.5],
    ],
  },
  zh: {
    majority: /大多数|大部分|多数|过半|一半以上|半数以上/u,
    fractions: [
      [/四分之一/u, 0.25],
      [/四分之三/u, 0.75],
      [/(?<!十)三分之一/u, 1 / 3],
      [/(?<!十)三分之二/u, 2 / 3],
      [/(?<!过|超过|不到|上|下)(?:一半|半数)(?!以)/u, 0.5],
      [/五分之一/u, 0.2],
    ],
    change: /减少|下降|降低|跌|缩|增长|增加|上升/u,
    superlative: /最(?:大|高|多|长)|居首|第一/u,
    least: /最(?:小|低|少|短)/u,
    rise: /(?:上升|增长|增加|提高|上涨)(?!放缓|率|速度|幅度)/u,
    fall: /(?:下降|减少|降低|下跌|缩减)(?!放缓|率|速度|幅度)/u,
    multiples: [
      [/翻(?:了)?一番|增(?:加|长)(?:了)?一倍/u, 2],
      [/增(?:加|长)(?:了)?两倍/u, 3],
      [/翻(?:了)?两番/u, 4],
      [/减半/u, 0.5],
    ],
  },
};
