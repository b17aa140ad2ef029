import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { propertyIndex } from '../scripts/indexes/property-index.js';
import { ruleIndex } from '../scripts/indexes/rule-index.js';

test.each([
  ['rules/README.md', ruleIndex],
  ['rules/properties.md', propertyIndex],
])('%s is what npm run indexes makes', (path, make) => {
  expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(make());
});
