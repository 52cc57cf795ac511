/** The common part of RFC 5646's grammar: language, script, region, variants. */
export const languagePattern =
  /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$/;

export function isLanguageTag(text: string): boolean {
  return languagePattern.test(text);
}

/** `zh` of `zh-Hant-TW`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0]!;
}

/** Scripts of regions that do not write as most of those who share the language do (CLDR's likely subtags). */
const scripts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  az: { arab: 'iq ir' },
  kk: { arab: 'af cn ir' },
  mn: { mong: 'cn' },
  pa: { arab: 'pk' },
  sd: { deva: 'in' },
  sr: { latn: 'me ro tr' },
  tg: { arab: 'pk' },
  ug: { cyrl: 'kz mn' },
  uz: { arab: 'af', cyrl: 'cn' },
  zh: { hans: 'cn my sg', hant: 'hk mo tw' },
};

/** What readers of a language understand where there is nothing in it. */
const kin: Readonly<Record<string, readonly string[]>> = { nb: ['no'], nn: ['no', 'nb'], no: ['nb'] };

const chains = new Map<string, readonly string[]>();

/**
 * The tags, in small letters, that serve a language, best first: RFC 4647 lookup, with the script that the region writes
 * before the language alone. `zh-TW`: zh-tw, zh-hant, zh. `zh` serves `zh-CN`; nothing serves the reverse.
 */
export function languageChain(tag: string): readonly string[] {
  let chain = chains.get(tag);
  if (!chain) {
    chain = makeChain(tag.toLowerCase());
    chains.set(tag, chain);
  }
  return chain;
}

function makeChain(tag: string): readonly string[] {
  const [language, ...rest] = tag.split('-') as [string, ...string[]];
  const chain: string[] = [];
  for (let end = rest.length; end >= 0; end--) {
    const kept = rest.slice(0, end);
    // A single letter or digit goes with what follows it.
    if (kept.at(-1)?.length === 1) continue;
    chain.push([language, ...kept].join('-'));
    const [region] = kept;
    if (kept.length !== 1 || region === undefined) continue;
    const script = Object.entries(scripts[language] ?? {}).find(([, regions]) =>
      regions.split(' ').includes(region),
    );
    if (script) chain.push(`${language}-${script[0]}`);
  }
  return [...chain, ...(kin[language] ?? [])];
}
