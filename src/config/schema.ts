import { z } from 'zod';
import { SEVERITIES } from '../model/rule.js';

const pattern = z.string().min(1).max(1_000);
const folder = z.string().min(1).max(4_000);

/** What an audit reads from `audit.config.*` or from the key `audit` of `package.json`. Data, never code. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('where this schema is, for editors'),
  include: z
    .array(pattern)
    .max(1_000)
    .optional()
    .describe('patterns in gitignore syntax; when given, only files that one of them matches are analysed'),
  exclude: z
    .array(pattern)
    .max(1_000)
    .optional()
    .describe('patterns in gitignore syntax of files and folders to leave out'),
  profile: z.enum(['plain', 'lambda']).optional().describe('spelling of tags in reports; default plain'),
  rules: z
    .record(z.string(), z.enum(['off', ...SEVERITIES]))
    .optional()
    .describe('severity of single rules by id, or off'),
  failOn: z
    .enum(SEVERITIES)
    .optional()
    .describe('mildest severity of a stable rule that ends with exit code 1; default error'),
  maxFileBytes: z
    .number()
    .int()
    .min(1)
    .max(100_000_000)
    .optional()
    .describe('larger files are skipped; default 2000000'),
  templates: folder
    .optional()
    .describe('folder with templates that replace ours, inside the folder of the configuration'),
  output: folder.optional().describe('folder for reports, inside the folder of the configuration; default reports'),
  cache: z.boolean().optional().describe('keep records of unchanged files for the next run; default true'),
});

export type Config = z.infer<typeof configSchema>;
