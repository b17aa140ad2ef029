import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { TAGS, type Tag } from '../model/rule.js';

const spellings = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]));
const profileSchema = z.strictObject(
  Object.fromEntries(TAGS.map((tag) => [tag, spellings])) as Record<Tag, typeof spellings>,
);

/** The spellings of each tag; the first one is printed. */
export type TagProfile = Readonly<Record<Tag, readonly string[]>>;

/** Reads `rules/profiles/<name>.yaml`. Throws when a tag is missing or unknown. */
export function loadProfile(rulesFolder: string, name: 'plain' | 'lambda'): TagProfile {
  const text = readFileSync(join(rulesFolder, 'profiles', `${name}.yaml`), 'utf8');
  return profileSchema.parse(parseYaml(text));
}
