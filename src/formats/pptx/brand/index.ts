export { type BrandSettings, brandJsonSchema, readBrandSettings } from './brand-settings.ts';
export { type Choices, purposes } from './choose-layouts.ts';
export { brandCodes } from './codes.ts';
export { type BrandReport, describeBrand, settingsText } from './describe-brand.ts';
export { openBrand } from './open-brand.ts';
export { readBrand } from './read-brand.ts';
export { themeOfBrand } from './theme-of-brand.ts';
