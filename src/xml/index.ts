export { parseXml, readCharacters, XmlError } from './parse-xml.ts';
export * from './xml-tree.ts';
