import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const WORDS_FOLDER = fileURLToPath(new URL('../../rules/claims', import.meta.url));

const word = z.union([z.string(), z.boolean(), z.number()]).transform(String);
export const words = z.array(word);

/** A page of words of this package. Throws when it is not of the form. */
export function loadWords<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(parse(readFileSync(`${WORDS_FOLDER}/${name}.yaml`, 'utf8')));
}
