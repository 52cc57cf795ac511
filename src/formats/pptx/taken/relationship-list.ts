import { type Package, partText, relationshipsPartOf } from '../../../package/index.ts';
import {
  childElements,
  parseXml,
  serializeXml,
  type XmlElement,
  xmlDeclaration,
  xmlElement,
} from '../../../xml/index.ts';
import { localName } from './plain-links.ts';

/** A relationship with its type as it is written, whatever program it belongs to. */
export interface ListedRelationship {
  readonly id: string;
  readonly address: string;
  /** The last word of that. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export function listRelationships(parts: Package, owner: string): readonly ListedRelationship[] {
  const text = partText(parts, relationshipsPartOf(owner));
  if (text === null) return [];
  return childElements(parseXml(text))
    .filter(({ name }) => localName(name) === 'Relationship')
    .map((element) => {
      const value = (of: string) => element.attributes.find(({ name }) => name === of)?.value ?? '';
      const address = value('Type');
      return {
        id: value('Id'),
        address,
        type: address.slice(address.lastIndexOf('/') + 1),
        target: value('Target'),
        external: value('TargetMode') === 'External',
      };
    });
}

export function relationshipsText(list: readonly ListedRelationship[]): string {
  const entries = list.map(
    ({ id, address, target, external }): XmlElement =>
      xmlElement('Relationship', {
        Id: id,
        Type: address,
        Target: target,
        TargetMode: external ? 'External' : undefined,
      }),
  );
  const xmlns = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `${xmlDeclaration}${serializeXml(xmlElement('Relationships', { xmlns }, entries))}`;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

export function officeAddress(type: string): string {
  return `${office}${type}`;
}
