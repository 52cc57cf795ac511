import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Package, partText, readZip, writeZip } from '../../src/package/index.ts';

/** What programs do to a deck when somebody opens and saves it, without doing anything else. */
export type Resave = (parts: Package) => Package;

export function savedBy(bytes: Uint8Array, resave: Resave): Uint8Array {
  return writeZip(resave(readZip(bytes).parts));
}

/** PowerPoint: marks of its own on shapes, slides and runs, runs parted where its proofing ended, its name on the file. */
export const powerPoint: Resave = (parts) => {
  const saved: Package = new Map();
  let id = 0x1000;
  const a16 = 'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main"';
  const creation = () => {
    id += 1;
    return `<a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId ${a16} id="{00000000-0008-0000-0000-${id.toString(16).toUpperCase().padStart(12, '0')}}"/></a:ext>`;
  };
  for (const [name, part] of parts) {
    if (!/^ppt\/(slides|slideLayouts|slideMasters|notesSlides)\/[^/]+\.xml$/.test(name)) {
      saved.set(name, part);
      continue;
    }
    const xml = partText(parts, name)!
      .replace(
        /<p:cNvPr ([^>]*[^/])\/>/g,
        (_, own) => `<p:cNvPr ${own}><a:extLst>${creation()}</a:extLst></p:cNvPr>`,
      )
      .replace(/<p:cNvPr id="1" name=""><a:extLst>.*?<\/a:extLst><\/p:cNvPr>/g, '<p:cNvPr id="1" name=""/>')
      .replace(/<a:rPr lang="([^"]*)"/g, '<a:rPr lang="$1" dirty="0"')
      // The second word of a run was looked at later than the first.
      .replace(
        /<a:r>(<a:rPr (?:[^>]*\/>|[^>]*>(?:(?!<\/a:r>).)*?<\/a:rPr>))<a:t>([^<]{3,}?) ([^<]+)<\/a:t><\/a:r>/g,
        (_, look, first, rest) =>
          `<a:r>${look}<a:t>${first} </a:t></a:r><a:r>${look.replace('dirty="0"', 'dirty="0" err="1"')}<a:t>${rest}</a:t></a:r>`,
      )
      .replace(/<\/a:r><\/a:p>/g, '</a:r><a:endParaRPr lang="en-GB" dirty="0"/></a:p>')
      .replace(/<a:bodyPr\/>/g, '<a:bodyPr><a:normAutofit/></a:bodyPr>')
      .replace(
        /<\/p:spTree>/,
        `</p:spTree><p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"><p14:creationId xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="${(id * 7919) % 4_000_000_000}"/></p:ext></p:extLst>`,
      );
    saved.set(name, xml);
  }
  replace(saved, 'docProps/app.xml', (xml) =>
    xml.replace(
      '<Application>Throughline</Application>',
      '<TotalTime>3</TotalTime><Application>Microsoft Office PowerPoint</Application>',
    ),
  );
  replace(saved, 'docProps/core.xml', (xml) =>
    xml
      .replace('<cp:revision>1<', '<cp:revision>2<')
      .replace(/(<dcterms:modified[^>]*>)[^<]*/, '$12031-02-03T04:05:06Z'),
  );
  return saved;
};

/** Google Slides: names, properties and notes of its own kind; no ids of slides, no parts of others. */
export const googleSlides: Resave = (parts) => {
  const saved: Package = new Map();
  let number = 0;
  for (const [name, part] of parts) {
    if (/^(docProps|customXml)\//.test(name)) continue;
    if (!/^ppt\/slides\/slide\d+\.xml$/.test(name)) {
      saved.set(name, part);
      continue;
    }
    const page = /\d+/.exec(name)![0];
    const xml = partText(parts, name)!
      .replace(/<p:cSld name="[^"]*"/, '<p:cSld')
      .replace(/<p:cNvPr id="(\d+)" name="[^"]*"/g, (all, id) => {
        if (id === '1') return all;
        number += 1;
        return `<p:cNvPr id="${id}" name="Google Shape;${number};p${page}"`;
      });
    saved.set(name, xml);
  }
  const gone = /<(?:Override|Default)[^>]*(?:docProps|customXml)[^>]*\/>/g;
  replace(saved, '[Content_Types].xml', (xml) => xml.replace(gone, ''));
  const leads = /<Relationship [^>]*Target="[^"]*(?:docProps|customXml)[^"]*"[^>]*\/>/g;
  for (const rels of ['_rels/.rels', 'ppt/_rels/presentation.xml.rels'])
    replace(saved, rels, (xml) => xml.replace(leads, ''));
  return saved;
};

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** LibreOffice itself. `folder`: an empty one, for what it needs. */
export function libreOffice(bytes: Uint8Array, folder: string): Uint8Array {
  for (const each of ['in', 'out']) mkdirSync(join(folder, each), { recursive: true });
  writeFileSync(join(folder, 'in/deck.pptx'), bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  execFileSync(
    'soffice',
    [
      profile,
      '--headless',
      '--convert-to',
      'pptx',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'in/deck.pptx'),
    ],
    { stdio: 'ignore', timeout: 300_000 },
  );
  return readFileSync(join(folder, 'out/deck.pptx'));
}

export function replace(parts: Package, name: string, change: (xml: string) => string): void {
  const xml = partText(parts, name);
  if (xml !== null) parts.set(name, change(xml));
}
