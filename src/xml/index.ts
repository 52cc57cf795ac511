export { parseXml, XmlError } from './parse-xml.ts';
export { escapeXmlAttribute, escapeXmlText, serializeXml, xmlDeclaration } from './serialize-xml.ts';
export * from './xml-tree.ts';
