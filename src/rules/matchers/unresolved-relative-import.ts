import { posix } from 'node:path';
import type { Facts, ImportFact } from '../../model/facts.js';
import type { Program } from '../program.js';
import { type ProgramHit, programHit } from './program-hit.js';

/** Kinds of module that a bundler or a build makes or takes in. */
const OTHER_KINDS =
  /\.(?:css|scss|sass|less|svg|png|jpe?g|gif|webp|wasm|html?|txt|md|mdx|glsl|wgsl|graphql|gql|yaml|yml|json5?|node|worker|proto|vue|svelte|astro|csv|bin)(?:\?.*)?$|[?!]/;
const GENERATED =
  /(?:^|\/)(?:dist|build|lib|out|gen|generated|__generated__|_generated|node_modules|\.next|\.svelte-kit|\.nuxt|target|\+types)(?:\/|$)|_pb2?(?:_grpc)?$|_version$|\$types$/;

/** Imports of one absent folder that make it look like a build's output. */
const FROM_ONE_FOLDER = 5;

/** A relative import of a module that is not there. */
export function unresolvedRelativeImport(program: Program): readonly ProgramHit[] {
  const found: { readonly hit: ProgramHit; readonly folder: string }[] = [];
  for (const [path, facts] of program.paths)
    for (const fact of facts.imports) {
      if (!fact.module.startsWith('.') || fact.guard !== undefined || fact.typeOnly) continue;
      const missing =
        facts.language === 'python' ? missingPython(facts, fact, program) : missingScript(facts, fact, program);
      if (missing !== undefined)
        found.push({
          hit: programHit(path, fact.line, symbolName(facts, fact.symbol), `import ${fact.module}`, {
            module: fact.module,
            missing,
          }),
          folder: posix.dirname(missing),
        });
    }
  return found.filter(({ folder }) => !isMadeByBuild(folder, found, program)).map(({ hit }) => hit);
}

/** Many imports go to one folder that is not there at all: something makes it. */
function isMadeByBuild(folder: string, all: readonly { readonly folder: string }[], program: Program): boolean {
  return !program.exists(folder) && all.filter((other) => other.folder === folder).length >= FROM_ONE_FOLDER;
}

function symbolName(facts: Facts, id: number | undefined): string {
  return id === undefined ? '' : (facts.symbols[id]?.qualifiedName ?? '');
}

function missingScript(facts: Facts, fact: ImportFact, program: Program): string | undefined {
  if (OTHER_KINDS.test(fact.module)) return undefined;
  const base = posix.normalize(posix.join(posix.dirname(facts.path), fact.module));
  if (
    base.startsWith('..') ||
    GENERATED.test(base) ||
    program.resolve(facts, fact) !== undefined ||
    program.exists(base)
  )
    return undefined;
  return base;
}

function missingPython(facts: Facts, fact: ImportFact, program: Program): string | undefined {
  const dots = /^\.+/.exec(fact.module)?.[0].length ?? 0;
  let folder = posix.dirname(facts.path);
  for (let up = 1; up < dots; up++) {
    if (folder === '.') return undefined;
    folder = posix.dirname(folder);
  }
  const rest = fact.module
    .slice(dots)
    .split('.')
    .filter((part) => part !== '');
  const base = posix.join(folder, ...rest);
  if (GENERATED.test(base) || base.startsWith('..') || program.exists(base)) return undefined;
  return rest.length === 0 ? undefined : base;
}
