import { CallResolver } from './call-resolver.js';
import type { Declarations } from './declarations.js';
import type { GraphDraft } from './draft.js';
import { MethodsByName } from './methods-by-name.js';
import type { FileIds } from './node-ids.js';

/** Calls from functions, methods and modules to those of the program. What cannot be told gives no edge. */
export function addCalls(draft: GraphDraft, files: ReadonlyMap<string, FileIds>, declarations: Declarations): void {
  const resolver = new CallResolver(declarations, new MethodsByName(declarations));
  for (const ids of files.values())
    for (const body of ids.facts.bodies) {
      const from = ids.around(body.symbol);
      for (const call of body.calls) {
        const callee = resolver.resolve(ids.facts, ids.facts.symbols[body.symbol], call);
        const to = callee === undefined ? undefined : files.get(callee.to.facts.path)?.of(callee.to.symbol);
        if (callee === undefined || to === undefined) continue;
        draft.edge({ from, to, kind: 'calls', provenance: callee.provenance, path: ids.facts.path, line: call.line });
      }
    }
}
