import { z } from 'zod';

const line = z.number().int().min(0);
const converging = z.enum(['seed', 'feedback-loop', 'drift-hook']);

const taggedPlace = z.object({ tag: converging, path: z.string(), line, symbol: z.string() });

/** How what steers learning in one folder reaches another, through imports and calls. Tests are left out. */
export const convergenceSchema = z.object({
  level: z.number().int().min(1).describe('parts of a path that name a folder; 1: top folders'),
  folders: z.array(
    z.object({
      folder: z.string(),
      modules: z.number().int(),
      seeds: z.number().int(),
      feedbackLoops: z.number().int(),
      driftHooks: z.number().int(),
    }),
  ),
  cells: z.array(
    z.object({
      from: z.string().describe('the folder that the tagged code is in'),
      to: z.string().describe('the folder that it reaches'),
      seeds: z.number().int(),
      feedbackLoops: z.number().int(),
      driftHooks: z.number().int(),
      direct: z.number().int().describe('how many of them without a function in between'),
      evidence: z
        .array(
          taggedPlace.extend({
            how: z.enum(['called', 'calls', 'imported']),
            steps: z.number().int().min(1),
            at: z.object({ path: z.string(), line, symbol: z.string() }),
          }),
        )
        .describe('the nearest first; the rest is counted'),
    }),
  ),
  loops: z.array(
    z.object({
      kind: z
        .enum(['circle', 'return', 'apart'])
        .describe(
          'circle: modules that reach each other; return: a chain that comes back to another module of its folder; apart: no chain',
        ),
      folders: z.array(z.string()).describe('in order; the last leads back to the first'),
      links: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          kind: z.enum(['imports', 'calls']),
          path: z.string(),
          line,
          symbol: z.string(),
          types: z.literal(true).optional(),
        }),
      ),
      carries: z.array(taggedPlace),
    }),
  ),
  moreLoops: z.number().int().describe('loops that are not listed'),
});

export type Convergence = z.infer<typeof convergenceSchema>;
