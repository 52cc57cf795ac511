export { parseXml, XmlError } from './parse-xml.ts';
export * from './xml-tree.ts';
