import { escapeXmlAttribute, escapeXmlText } from '../xml/index.ts';
import type { BracketPart, NaryPart, Part, Parts, RunPart } from './parts.ts';

/** What the program that reads it needs: how runs look, and whether `&` may align lines. */
export interface OmmlStyle {
  /**
   * Properties of a run of the program itself: `a:rPr` or `w:rPr`; `color`: six digits that the author gave, `italic`:
   * whether it is letters that lean.
   */
  readonly runProperties: (color: string | null, italic: boolean) => string;
  /** LibreOffice prints the `&` of aligned lines in documents: there they are a table. */
  readonly alignedAsTable: boolean;
}

/** `m:oMath` of a formula (ECMA-376 part 1, 22.1). The prefix `m` is declared on it. */
export function writeOmml(parts: Parts, style: OmmlStyle): string {
  return `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${new Writer(style).parts(parts)}</m:oMath>`;
}

class Writer {
  private readonly style: OmmlStyle;
  private readonly control: string;

  constructor(style: OmmlStyle) {
    this.style = style;
    this.control = `<m:ctrlPr>${style.runProperties(null, true)}</m:ctrlPr>`;
  }

  parts(parts: Parts): string {
    let xml = '';
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      if (part.kind !== 'run') xml += this.part(part);
      else {
        let text = part.text;
        while (joins(part, parts[i + 1])) text += (parts[++i] as RunPart).text;
        xml += this.run({ ...part, text });
      }
    }
    return xml;
  }

  /** An element with what stands in it; never empty, or Office shows a dotted box. */
  private in(name: string, parts: Parts): string {
    return `<m:${name}>${parts.length === 0 ? this.nothing() : this.parts(parts)}</m:${name}>`;
  }

  private nothing(): string {
    return `<m:r>${this.style.runProperties(null, true)}<m:t xml:space="preserve">\u200B</m:t></m:r>`;
  }

  private run({ text, letters, role, color }: RunPart): string {
    const { face, weight } = letters;
    const isText = role === 'words' || role === 'space' || (role === 'name' && text.includes(' '));
    const script = face === 'roman' ? '' : `<m:scr m:val="${face}"/>`;
    const sty =
      weight === 'i' || (!/\p{L}/u.test(text) && weight === 'p') ? '' : `<m:sty m:val="${weight}"/>`;
    const own = isText ? '<m:nor/>' : script + sty;
    const properties = own === '' ? '' : `<m:rPr>${own}</m:rPr>`;
    const space = /^\s|\s$|\u200B/.test(text) ? ' xml:space="preserve"' : '';
    return `<m:r>${properties}${this.style.runProperties(color, !isText && weight.includes('i'))}<m:t${space}>${escapeXmlText(text)}</m:t></m:r>`;
  }

  private part(part: Exclude<Part, RunPart>): string {
    switch (part.kind) {
      case 'fraction':
        return `<m:f><m:fPr>${part.bar ? '' : '<m:type m:val="noBar"/>'}${this.control}</m:fPr>${this.in('num', part.top)}${this.in('den', part.bottom)}</m:f>`;
      case 'script': {
        const { base, sub, sup } = part;
        const name = sub && sup ? 'sSubSup' : sub ? 'sSub' : 'sSup';
        return `<m:${name}><m:${name}Pr>${this.control}</m:${name}Pr>${this.in('e', base)}${sub ? this.in('sub', sub) : ''}${sup ? this.in('sup', sup) : ''}</m:${name}>`;
      }
      case 'pre':
        return `<m:sPre><m:sPrePr>${this.control}</m:sPrePr>${this.in('sub', part.sub ?? [])}${this.in('sup', part.sup ?? [])}${this.in('e', part.base)}</m:sPre>`;
      case 'root': {
        const hide = part.degree ? '' : '<m:degHide m:val="1"/>';
        const degree = part.degree ? this.in('deg', part.degree) : '<m:deg/>';
        return `<m:rad><m:radPr>${hide}${this.control}</m:radPr>${degree}${this.in('e', part.of)}</m:rad>`;
      }
      case 'nary':
        return this.nary(part);
      case 'limit': {
        const name = part.at === 'low' ? 'limLow' : 'limUpp';
        return `<m:${name}><m:${name}Pr>${this.control}</m:${name}Pr>${this.in('e', part.base)}${this.in('lim', part.limit)}</m:${name}>`;
      }
      case 'function':
        return `<m:func><m:funcPr>${this.control}</m:funcPr>${this.in('fName', part.name)}${this.in('e', part.of)}</m:func>`;
      case 'bracket':
        return this.bracket(part);
      case 'matrix':
        return part.aligned && !this.style.alignedAsTable ? this.lines(part) : this.matrix(part);
      case 'accent':
        return `<m:acc><m:accPr><m:chr m:val="${part.mark}"/>${this.control}</m:accPr>${this.in('e', part.of)}</m:acc>`;
      case 'bar':
        return `<m:bar><m:barPr><m:pos m:val="${part.at}"/>${this.control}</m:barPr>${this.in('e', part.of)}</m:bar>`;
      case 'brace': {
        const other = part.at === 'top' ? 'bot' : 'top';
        return `<m:groupChr><m:groupChrPr><m:chr m:val="${part.mark}"/><m:pos m:val="${part.at}"/><m:vertJc m:val="${other}"/>${this.control}</m:groupChrPr>${this.in('e', part.of)}</m:groupChr>`;
      }
      case 'frame':
        return `<m:borderBox><m:borderBoxPr>${frames[part.lines]}${this.control}</m:borderBoxPr>${this.in('e', part.of)}</m:borderBox>`;
      case 'phantom':
        return `<m:phant><m:phantPr><m:show m:val="0"/>${this.control}</m:phantPr>${this.in('e', part.of)}</m:phant>`;
    }
  }

  private nary({ sign, at, sub, sup, of }: NaryPart): string {
    const hide = `${sub ? '' : '<m:subHide m:val="1"/>'}${sup ? '' : '<m:supHide m:val="1"/>'}`;
    const limit = (name: string, parts: Parts | null) => (parts ? this.in(name, parts) : `<m:${name}/>`);
    return `<m:nary><m:naryPr><m:chr m:val="${sign}"/><m:limLoc m:val="${at}"/>${hide}${this.control}</m:naryPr>${limit('sub', sub)}${limit('sup', sup)}${this.in('e', of)}</m:nary>`;
  }

  private bracket({ open, close, between, parts, grows }: BracketPart): string {
    const value = (name: string, sign: string, usual: string) =>
      sign === usual ? '' : `<m:${name} m:val="${escapeXmlAttribute(sign)}"/>`;
    const separator = parts.length > 1 ? value('sepChr', between, '|') : '';
    const properties = `${value('begChr', open, '(')}${separator}${value('endChr', close, ')')}${grows ? '' : '<m:grow m:val="0"/>'}`;
    return `<m:d><m:dPr>${properties}${this.control}</m:dPr>${parts.map((each) => this.in('e', each)).join('')}</m:d>`;
  }

  /** Lines under one another, equal signs too: `&` parts what is set right from what is set left. */
  private lines({ rows }: Extract<Part, { kind: 'matrix' }>): string {
    const and: RunPart = {
      kind: 'run',
      text: '&',
      letters: { face: 'roman', weight: 'i' },
      role: 'sign',
      color: null,
    };
    const lines = rows.map((cells) =>
      this.in(
        'e',
        cells.flatMap((cell, i): Parts => (i > 0 ? [and, ...cell] : cell)),
      ),
    );
    return `<m:eqArr><m:eqArrPr>${this.control}</m:eqArrPr>${lines.join('')}</m:eqArr>`;
  }

  private matrix({ rows, columns }: Extract<Part, { kind: 'matrix' }>): string {
    const count = Math.max(1, ...rows.map((row) => row.length));
    const column = (i: number) =>
      `<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="${columns[Math.min(i, columns.length - 1)] ?? 'center'}"/></m:mcPr></m:mc>`;
    const mcs = Array.from({ length: count }, (_, i) => column(i)).join('');
    const cells = (row: readonly Parts[]) =>
      Array.from({ length: count }, (_, i) => this.in('e', row[i] ?? [])).join('');
    return `<m:m><m:mPr><m:plcHide m:val="1"/><m:mcs>${mcs}</m:mcs>${this.control}</m:mPr>${rows.map((row) => `<m:mr>${cells(row)}</m:mr>`).join('')}</m:m>`;
  }
}

const noSides = '<m:hideTop m:val="1"/><m:hideBot m:val="1"/><m:hideLeft m:val="1"/><m:hideRight m:val="1"/>';
const frames = {
  box: '',
  up: `${noSides}<m:strikeBLTR m:val="1"/>`,
  down: `${noSides}<m:strikeTLBR m:val="1"/>`,
  both: `${noSides}<m:strikeBLTR m:val="1"/><m:strikeTLBR m:val="1"/>`,
  horizontal: `${noSides}<m:strikeH m:val="1"/>`,
} as const;

function joins(run: RunPart, next: Part | undefined): boolean {
  if (next?.kind !== 'run' || next.color !== run.color) return false;
  const style = ({ letters, role, text }: RunPart): string => {
    if (role === 'words' || role === 'space') return 'text';
    if (role === 'name' || run.role === 'name') return `name ${text}`;
    return /\p{L}/u.test(text) ? `${letters.face} ${letters.weight}` : 'sign';
  };
  return style(run) === style(next);
}
