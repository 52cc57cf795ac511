/**
 * Words by which a title says something: verbs as they stand in sentences, and comparatives. What they miss is never found
 * fault with where the outline's own relationships have the word.
 */
export interface PointWords {
  readonly says: RegExp;
  /** Longest title that is taken for a topic where no word of the list is found; longer ones have verbs of their own. */
  readonly longest: number;
}

const list = (words: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.trim().split(/\s+/).join('|')})(?![\\p{L}\\p{N}])`, 'iu');

export const pointWords: Readonly<Record<string, PointWords>> = {
  en: {
    longest: 7,
    says: list(`
      is are was were be been isn’t aren’t wasn’t has have had do does did can could will would may might must shall should
      [\\p{L}]{3,}ed [\\p{L}]{3,}ened
      accounts? adds? agrees? allows? appears? applies apply asks? assigns? attracts? avoids? bears? beats? becomes? became becomes begins? began belongs?
      binds? blocks? breaks? broke brings? brought builds? built buys? bought calls? carries carry carried catch(?:es)? causes? changes? checks? chooses? chose
      claims? climbs? closes? comes? came compares? connects? consists? contains? continues? controls? costs? counts? covers? creates? cuts?
      decides? declines? defines? delays? delivers? demands? depends? describes? differs? divides? doubles? drains? draws? drives? drove drops? drops
      earns? eats? ends? enters? equals? exceeds? exchanges? exists? expects? explains? explodes? extends? faces? fails? fills? fixes falls? fell feeds? feels? finds? found
      fits? flows? follows? forms? gains? gathers? gets? got gives? gave gives goes go went grows? grew halves happens? heats? helps? hides? hid holds? held hurts?
      improves? includes? increases? joins? keeps? kept kills? knows? knew lacks? lags? lasts? leads? led leaves? left learns? lends? lets? lies lights? limits? links?
      lists? lives? looks? loses? lost lowers? makes? made matters? means? meant measures? meets? met melts? misses? moves? names? needs? offers? opens? orders? outgrows? outnumbers?
      overtakes? overtook owes? owns? passes? pays? paid peaks? performs? places? plays? points? predicts? produces? promises? protects? proves? puts? raises? ran
      reach(?:es)? reads? receives? recovers? reduces? refills? regards? relates? remains? replaces? replenishes requires? rests? returns? reveals? rises? rose rules? runs? saves? says? said
      seeps? sees? saw seems? sells? sold sends? sent sets? shapes? shares? shifts? shows? showed shrinks? shrank sinks? sank soaks? solves? speaks? spoke spends? spent splits? spreads? stands? stood starts?
      stays? stops? stores? stretch(?:es)? suggests? supports? surges? takes? took teach(?:es)? taught tells? told tests? thinks? thought tracks? trails? travels? treats? triples? turns? undertakes? uses?
      varies vary wants? warms? waits? wins? won wears? words? works? writes? wrote yields?
      more less fewer better worse larger smaller higher lower faster slower longer shorter greater than instead without never always only not no most
      largest smallest highest lowest fastest
    `),
  },
  es: {
    longest: 7,
    says: list(`
      es son era eran fue fueron ser está están estaba estuvo hay había hubo ha han tiene tienen tenía puede pueden debe deben va van hace hacen
      [\\p{L}]{2,}(?:ó|aron|ieron|aba|aban|ía|ían|ará|arán|erá|irán) [\\p{L}]{2,}(?:ándose|iéndose)
      [\\p{L}]{3,}(?:uye|uyen|ece|ecen|iza|izan|ifica|ifican)
      acaba añade aparece aporta baja bajan cae caen cambia cambian causa comienza conecta consiste contiene convierte corre cruza cubre cuenta cuesta da dan depende describe dice dicen difiere
      divide empieza encuentra entra escurre evapora falta fija flota fluye fluyen forma forman gana impulsa indica indican intercambian juega
      lleva llevan llega llegan llueve lucha llama mantiene mata mide mueve mueven muestra nombra necesita nombran ocupa opera pasa pasan permite pierde pone produce protege recarga recoge recorre regresa
      reparte rezuma rodea rompe sale separa sigue siguen sirve sobra sostiene sube suben supera tarda trae une unen usa vale varía vive vuelve vuelven aumenta aumentan cae gira
      más menos mejor peor mayor menor sin nunca siempre solo sólo no
    `),
  },
  zh: {
    longest: 14,
    says: /[是有为被把由让使令叫称说写讲问答给来去到成变增减升降涨跌超过占达含包列举指出定义排除给出提出要求认为表示显示说明证明支持保障依托推动促进形成构成影响决定改变扩大缩小进入离开结束开始不没未无均都已将会能可应须更最比较仅只仍尚]/u,
  },
};

/** A number with a noun says how many. */
export const numberWord =
  /(?<![\p{L}])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte)(?![\p{L}])|[一二两三四五六七八九十百千]+[个项种对条次年大位组类]/iu;
