import { z } from 'zod';
import { claimSchema } from '../model/result.js';
import { PRINCIPLES, SEVERITIES, TAGS } from '../model/rule.js';

const pattern = z.string().min(1).max(1_000);
const patterns = z.array(pattern).min(1).max(1_000);
const folder = z.string().min(1).max(4_000);
const severities = z.record(z.string(), z.enum(['off', ...SEVERITIES]));
const threshold = z.enum(['never', ...SEVERITIES]);

/** What fails, for the project as a whole and again for the files of an override. */
const policyShape = {
  rules: severities
    .optional()
    .describe('severity of single rules by id, or off; copied-code and refuted-claim are rules too'),
  failOn: threshold
    .optional()
    .describe('mildest severity of a stable rule that ends with exit code 1; default error, for audit check warning'),
  principles: z
    .partialRecord(z.enum(PRINCIPLES), threshold)
    .optional()
    .describe('the same for findings of one principle, in place of failOn'),
  tags: z
    .partialRecord(z.enum(TAGS), threshold)
    .optional()
    .describe('the same for findings with one tag, in place of failOn'),
  verdicts: z
    .array(claimSchema.shape.verdict)
    .max(10)
    .optional()
    .describe('verdicts on claims that fail whatever failOn says'),
  trial: z.boolean().optional().describe('whether rules on trial fail as stable ones do; default false'),
};

const overrideSchema = z.strictObject({
  files: patterns.describe('patterns in gitignore syntax of the files that this is for'),
  importedBy: patterns
    .optional()
    .describe('only those of the files that these files reach by imports, such as the entry points of production'),
  ...policyShape,
});

const verificationSchema = z.strictObject({
  files: patterns.describe('patterns in gitignore syntax of the modules'),
  symbol: z.string().min(1).max(500).optional().describe('class or function; by default any of the module'),
  algorithm: z.string().min(1).max(200).optional().describe('as audit algorithms names it; by default any'),
});

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
  ...policyShape,
  overrides: z
    .array(overrideSchema)
    .max(200)
    .optional()
    .describe('other rules for some files; where several match a file, the last one that says something decides'),
  budgets: z
    .record(z.string(), z.union([z.number().int().min(0), z.literal('known')]))
    .optional()
    .describe('largest number of findings by rule, tag or principle, or "known" for no more than there were'),
  verifications: z
    .array(verificationSchema)
    .max(200)
    .optional()
    .describe('modules whose behaviour must have been verified'),
  verify: z
    .strictObject({
      bindings: z
        .array(
          z.strictObject({
            path: z.string().min(1).max(4_000),
            symbol: z.string().min(1).max(500),
            algorithm: z.string().min(1).max(200),
          }),
        )
        .max(500)
        .describe('classes and functions that are to be verified as an algorithm, whatever they are called'),
    })
    .optional()
    .describe('what audit verify is told of the code'),
  lostCoverage: z
    .enum(['fail', 'report'])
    .optional()
    .describe('what audit check does when a file is analysed less than before; default fail'),
  baseline: folder
    .optional()
    .describe('baseline file of audit check and audit baseline, inside the folder of the configuration'),
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
  cacheMegabytes: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('what is kept for the next run may take so much, the least recently used goes first; default 2000'),
});

export type Config = z.infer<typeof configSchema>;
