export { foreignLimits } from './foreign-limits.ts';
export { isEastAsian, officeLanguage } from './language-tag.ts';
export {
  contentTypesOf,
  contentTypesXml,
  extensionOf,
  folderOf,
  isXml,
  type Package,
  type Part,
  partText,
  relationshipsPartOf,
  typesByExtension,
} from './package.ts';
export {
  readEntries,
  readZip,
  type ZipContent,
  type ZipEntry,
  ZipError,
  type ZipFile,
  type ZipLimits,
} from './read-zip.ts';
export {
  type Relationship,
  readRelationships,
  relativeTarget,
  resolveTarget,
  writeRelationships,
} from './relationships.ts';
export { type EarlierParts, type PackedPart, PackedText, writeZip, ZipWriter } from './write-zip.ts';
