import type { BodyFacts, Facts, SymbolFact } from '../model/facts.js';
import type { LocalTag } from '../model/record.js';
import type { Tag } from '../model/rule.js';

/** What one file alone says of its symbols. */
export function inferFromFile(facts: Facts): LocalTag[] {
  const tags: LocalTag[] = [];
  const add = (tag: Tag, symbol: SymbolFact | undefined, line: number, reason: string): void => {
    tags.push({ tag, line, symbol: symbol?.qualifiedName ?? '', source: 'inferred', reason });
  };
  const bodies = new Map(facts.bodies.map((body) => [body.symbol, body]));
  inferSeeds(facts, bodies, add);
  inferLogging(facts, add);
  inferDrift(facts, bodies, add);
  inferExposed(facts, add);
  if (isTest(facts)) add('test-path', undefined, 1, 'a test file');
  return tags;
}

type Add = (tag: Tag, symbol: SymbolFact | undefined, line: number, reason: string) => void;

const STEERING =
  /^_?(?:(?:initial|default|base|min|max|meta|inner|outer)_?)?(?:lr|learning_?rate|alpha|beta\d?|gamma|epsilon|lambda|temperature|discount|momentum|dropout|threshold|exploration|decay|batch_?size|epochs|patience|seed|random_?(?:state|seed)|growth_?factor|weights?|hyper_?parameters?|strateg(?:y|ies)|initial_?\w+|config|settings)(?:_\w+)?$|(?:_rate|_threshold|_config|_weights|_decay|_factor|Rate|Threshold|Config|Decay)$/i;

const SEEDING = /(?:^|\.)(?:seed|manual_seed|set_seed|seedrandom|set_random_seed|seed_everything)$/;

/** Configuration and initial values that steer learning: defaults of constructors, settings, constants, seeds of generators. */
function inferSeeds(facts: Facts, bodies: ReadonlyMap<number, BodyFacts>, add: Add): void {
  for (const symbol of facts.symbols) {
    const valued = isValue(symbol.valueText);
    const parent = symbol.parent === undefined ? undefined : facts.symbols[symbol.parent];
    if (
      valued &&
      STEERING.test(symbol.name) &&
      (symbol.kind === 'variable' || symbol.kind === 'property') &&
      (!parent || parent.kind === 'class')
    )
      add('seed', symbol, symbol.startLine, `initial value ${shorten(symbol.valueText as string)}`);
    if (symbol.kind !== 'constructor' && symbol.name !== '__init__') continue;
    const defaults = symbol.parameters.filter(
      (parameter) => isValue(parameter.defaultText) && STEERING.test(parameter.name),
    );
    if (defaults.length > 0)
      add(
        'seed',
        parent ?? symbol,
        symbol.startLine,
        `defaults ${defaults.map((parameter) => `${parameter.name} = ${shorten(parameter.defaultText as string)}`).join(', ')}`,
      );
  }
  for (const body of bodies.values())
    for (const call of body.calls)
      if (SEEDING.test(call.target ?? call.callee))
        add('seed', facts.symbols[body.symbol], call.line, `seeds a generator: ${call.callee}`);
}

function isValue(text: string | undefined): text is string {
  return text !== undefined && !/^(?:|None|null|undefined|''|"")$/.test(text);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** Calls that write to a log. */
export const LOGS =
  /(?:^|\.)(?:logger|log|logging|LOG|LOGGER|structlog|pino|winston)\.(?:debug|info|warn|warning|error|exception|critical|trace|fatal)$/;

/** Symbols that write to a log; a class speaks for its methods. */
function inferLogging(facts: Facts, add: Add): void {
  const spoken = new Set<number>();
  for (const body of facts.bodies) {
    const call = body.calls.find((candidate) => LOGS.test(candidate.callee));
    if (!call) continue;
    const symbol = facts.symbols[body.symbol];
    const speaker = symbol?.parent === undefined ? symbol : facts.symbols[symbol.parent];
    const id = speaker?.id ?? -1;
    if (!spoken.has(id)) add('trace', speaker, call.line, `logs through ${call.callee}`);
    spoken.add(id);
  }
}

const DRIFT =
  /(?:^|_|[a-z])(?:drift|concept_?shift|distribution_?shift|page_?hinkley|adwin|population_?stability|kolmogorov|change_?point|covariate_?shift)/i;

/** Functions that watch for drift, or that call one that does. */
function inferDrift(facts: Facts, bodies: ReadonlyMap<number, BodyFacts>, add: Add): void {
  for (const symbol of facts.symbols) {
    if (!['function', 'method', 'class'].includes(symbol.kind)) continue;
    if (DRIFT.test(symbol.name)) add('drift-hook', symbol, symbol.startLine, 'named for drift');
    const call = bodies
      .get(symbol.id)
      ?.calls.find((candidate) => DRIFT.test(candidate.callee.split('.').at(-1) as string));
    if (call) add('drift-hook', symbol, call.line, `calls ${call.callee}`);
  }
}

const ENDPOINT = /\.(?:get|post|put|patch|delete|route|websocket|command|tool|task)$|^(?:app|router|click|typer)\./;

/** What others are meant to call, as far as this file says it: endpoints, commands, servicers. */
function inferExposed(facts: Facts, add: Add): void {
  for (const symbol of facts.symbols) {
    const route = symbol.decorators.find((decorator) => ENDPOINT.test(decorator.name));
    if (route) add('expose', symbol, symbol.startLine, `registered by ${route.name}`);
    if (symbol.kind === 'class' && symbol.bases.some((base) => /Servicer$/.test(base.name)))
      add('expose', symbol, symbol.startLine, 'a service of the network');
    if (symbol.parent === undefined && facts.exportedNames.includes(symbol.name) && facts.language === 'python')
      add('expose', symbol, symbol.startLine, 'listed in __all__');
  }
}

export function isTest(facts: Facts): boolean {
  return /(?:^|\/)(?:tests?|__tests__|spec)\/|(?:^|\/)test_[^/]*\.py$|[^/]*_test\.(?:py|[cm]?[jt]sx?)$|\.(?:test|spec)\.[cm]?[jt]sx?$/.test(
    facts.path,
  );
}
