/** Signs that stand for few currencies; the others go with any. */
const codesOfSign: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'GIP', 'FKP', 'SHP', 'SSP', 'SDG', 'LBP', 'SYP'],
  '¥': ['JPY', 'CNY'],
  '￥': ['JPY', 'CNY'],
  元: ['CNY', 'TWD', 'HKD'],
  円: ['JPY'],
  원: ['KRW', 'KPW'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  TL: ['TRY'],
  '₴': ['UAH'],
  '₩': ['KRW', 'KPW'],
  '₪': ['ILS'],
  '₫': ['VND'],
  zł: ['PLN'],
  Kč: ['CZK'],
  Ft: ['HUF'],
};

/** Whether a sign or code, as typed at a figure, can stand for a currency (ISO 4217). */
export function standsFor(sign: string, code: string): boolean {
  if (/^[A-Z]{3}$/.test(sign)) return sign === code;
  // A dollar of any kind: $, US$, C$.
  if (sign.includes('$')) return /D$|^(ARS|CLP|COP|MXN|UYU|BRL|DOP|CUP|NIO|MOP|TOP|WST)$/.test(code);
  return codesOfSign[sign]?.includes(code) ?? true;
}
