import { z } from 'zod';
import { configSchema } from './schema.js';

/** The parts of a JSON schema that lead to the keys of an object. */
interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly propertyNames?: { readonly enum?: readonly string[] };
}

/** Keys that the configuration may have at a place, such as `['overrides', 0]`. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let node: SchemaNode | undefined = z.toJSONSchema(configSchema, { target: 'draft-7' }) as SchemaNode;
  for (const step of path) {
    if (typeof step === 'number') node = node?.items;
    else {
      const extra: SchemaNode | boolean | undefined = node?.additionalProperties;
      node = node?.properties?.[String(step)] ?? (typeof extra === 'object' ? extra : undefined);
    }
  }
  return node?.propertyNames?.enum ?? Object.keys(node?.properties ?? {});
}
