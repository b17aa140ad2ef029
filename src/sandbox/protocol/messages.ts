import { z } from 'zod';

/**
 * Values on the wire: JSON with tagged objects for what JSON has no word for. Every object is tagged by `$`; a record of the subject
 * is `{"$":"rec","k":[…],"v":[…]}`, so that no key of it can be taken for a tag.
 */
export type Wire = null | boolean | number | string | readonly Wire[] | WireObject;

export interface WireObject {
  readonly $: string;
  readonly [field: string]: unknown;
}

/** From the host to the subject. */
export type HostMessage =
  | {
      readonly kind: 'load';
      readonly id: string;
      readonly path: string;
      readonly seed: number;
      /** Longest text that a frame of the subject may have. */
      readonly frameBytes: number;
      /** What the language's runner needs besides: the bundle, or where Python modules are looked up. */
      readonly detail: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'request'; readonly id: string; readonly request: Readonly<Record<string, unknown>> }
  | { readonly kind: 'reply'; readonly call: string; readonly value?: Wire; readonly error?: string };

const name = z.string().max(500);
const failure = z.strictObject({ type: name, message: z.string().max(2_000) });
const wire = z.unknown() as z.ZodType<Wire>;

/** From the subject to the host. Anything else taints the session. */
export const subjectMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'),
    id: name,
    symbols: z.array(z.strictObject({ name, kind: z.enum(['function', 'class']), async: z.boolean() })).max(5_000),
    stubbed: z.array(name).max(5_000),
    failedImports: z.array(name).max(5_000),
    shadowed: z.array(name).max(5_000),
    beside: z.array(name).max(100).optional(),
    programs: z.array(name).max(5_000).optional(),
  }),
  z.strictObject({
    kind: z.literal('failed'),
    id: name,
    status: z.enum(['load-failed', 'missing-dependency', 'out-of-memory']),
    reason: z.string().max(2_000),
  }),
  z.strictObject({
    kind: z.literal('answer'),
    id: name,
    status: z.enum(['ok', 'threw', 'out-of-memory', 'missing-dependency']),
    value: wire.optional(),
    argumentsAfter: z.array(wire).optional(),
    error: failure.optional(),
  }),
  /** Calls a function of the host and waits for the reply. */
  z.strictObject({
    kind: z.literal('callback'),
    id: name,
    call: name,
    function: z.number().int().nonnegative(),
    arguments: z.array(wire),
  }),
  /** Asks for a module of the audited project, and waits for the reply; only the Python runner does. */
  z.strictObject({ kind: z.literal('module'), id: name, call: name, path: z.string().max(1_000) }),
]);

export type SubjectMessage = z.infer<typeof subjectMessageSchema>;
