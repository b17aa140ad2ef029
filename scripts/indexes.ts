/** Writes the indexes of rules and of properties: `npm run indexes`. `tests/rules-index.test.ts` fails when they are stale. */
import { writeFileSync } from 'node:fs';
import { propertyIndex } from './indexes/property-index.js';
import { ruleIndex } from './indexes/rule-index.js';

const folder = new URL('../rules/', import.meta.url);
writeFileSync(new URL('README.md', folder), ruleIndex());
writeFileSync(new URL('properties.md', folder), propertyIndex());
