import { z } from 'zod';

const names = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]));
const literal = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * Declarative matches over facts. A list: any entry that matches fires.
 * `call`: dotted patterns over resolved call targets; `*` stands for any characters; a leading `.` matches a method of
 * anything (`.insecure_channel`). `with`/`unless`: keyword (or options-object key) given as one of these literals; `'*'` is any
 * value. `without`: none of these keywords is given. `first`: the first argument is one of these literals.
 * `comment`: regular expressions (case-insensitive) over comments and docs, `except` taking hits back.
 */
export const matchSchema = z.array(
  z.union([
    z.strictObject({
      call: names,
      with: z.record(z.string(), z.union([literal, z.array(literal)])).optional(),
      unless: z.record(z.string(), z.union([literal, z.array(literal)])).optional(),
      unlessText: names.optional().describe('no keyword value is a dotted name that ends in one of these'),
      without: names.optional(),
      first: z.array(literal).optional(),
      importing: names.optional().describe('the file must import one of these modules'),
      tests: z.boolean().optional().describe('also in test files (default false)'),
    }),
    z.strictObject({
      comment: names,
      except: names.optional(),
      where: z.enum(['comments', 'docs', 'both']).default('both'),
      tests: z.boolean().optional(),
    }),
  ]),
);

export type Match = z.infer<typeof matchSchema>;
export type CallMatch = Extract<Match[number], { call: string[] }>;
export type CommentMatch = Extract<Match[number], { comment: string[] }>;
