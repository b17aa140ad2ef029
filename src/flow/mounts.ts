import type { MountFact } from '../model/facts.js';
import { asksWhoCalls } from './auth-words.js';
import { dottedName } from './names.js';
import type { Unit } from './unit.js';

const MOUNTING = /\.(?:include_router|register_blueprint|mount|use|register)$/;

/** Routers of other files that an application takes in: `app.include_router(users.router, dependencies=[…])`, `app.use('/api', users)`. */
export function mountsOf(units: readonly Unit[]): MountFact[] {
  return units.flatMap((unit) =>
    unit.calls.flatMap(({ node }) => {
      if (!MOUNTING.test(dottedName(node.callee) ?? '')) return [];
      return node.arguments.flatMap(({ value }) => {
        const router = dottedName(value);
        if (router === undefined) return [];
        // `auth.router` is a router that is taken in, and guards nothing.
        const guarded = node.arguments.some((other) => other.value !== value && asksWhoCalls(other.value));
        return [{ router, guarded, line: node.line }];
      });
    }),
  );
}
