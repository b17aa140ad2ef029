/** Writes the published schemas from their one source. `tests/config/schemas.test.ts` fails when they are stale. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { publishedSchemas } from '../src/config/published-schemas.js';

const folder = new URL('../schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of publishedSchemas()) writeFileSync(new URL(name, folder), text);
