import type {
  Argument,
  Handle,
  SubjectAnswer,
  SubjectRequest,
  SubjectSession,
  Value,
} from '../../src/sandbox/session.js';

/** A session on a module that is already loaded into this process: for tests of the binding, where no sandbox is under test. */
export function inProcessSession(module: Readonly<Record<string, unknown>>): SubjectSession {
  const objects = new Map<number, object>();
  let next = 1;
  const toValue = (value: unknown): Value => {
    if (typeof value !== 'object' || value === null) return value as Value;
    if (Array.isArray(value)) return value.map(toValue);
    if (value instanceof Map)
      return Object.fromEntries([...value].map(([key, entry]) => [String(key), toValue(entry)]));
    if (Object.getPrototypeOf(value) === Object.prototype)
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toValue(entry)]));
    return handleTo(value);
  };
  const handleTo = (value: object): Handle => {
    objects.set(next, value);
    return { handle: next++, type: value.constructor.name, members: Object.keys(value) };
  };
  const fromValue = (value: Value): unknown => {
    if (Array.isArray(value)) return value.map((entry: Value) => fromValue(entry));
    if (typeof value === 'object' && value !== null && 'handle' in value) return objects.get((value as Handle).handle);
    return value;
  };
  let given: unknown[] = [];
  const positional = (wanted: readonly Argument[]): unknown[] => {
    given = wanted.map(({ value }) => copied(fromValue(value)));
    return given;
  };
  const answer = (request: SubjectRequest): Value => {
    if (request.kind === 'call') {
      const path = request.symbol.split('.');
      const owner = path.slice(0, -1).reduce<unknown>((on, name) => (on as Record<string, unknown>)[name], module);
      const symbol = (owner as Record<string, unknown>)[path.at(-1) ?? ''];
      if (request.construct)
        return toValue(Reflect.construct(symbol as new () => object, positional(request.arguments)));
      const returned = (symbol as (...all: unknown[]) => unknown).apply(owner, positional(request.arguments));
      return request.keep ? handleTo(returned as object) : toValue(returned);
    }
    if (request.kind === 'fresh') throw new Error('a module is loaded once in a process');
    const target = objects.get(request.on) as Record<string, unknown>;
    if (request.kind === 'release') return void objects.delete(request.on);
    if (request.kind === 'read') return toValue(target[request.attribute]);
    if (request.kind === 'write') return void Reflect.set(target, request.attribute, fromValue(request.value));
    if (request.kind === 'state') return toValue({ ...target });
    return toValue(
      (target[request.name] as (...all: unknown[]) => unknown).apply(target, positional(request.arguments)),
    );
  };
  const session: SubjectSession = {
    load: { status: 'ready', symbols: [], stubbed: [], failedImports: [], shadowed: [], programs: [] },
    tier: 'in process',
    seed: 0,
    request(request): SubjectAnswer {
      try {
        const value = answer(request);
        return { status: 'ok', value, ...('arguments' in request ? { argumentsAfter: given.map(toValue) } : {}) };
      } catch (error) {
        const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
        return { status: 'threw', error: { type: name, message } };
      }
    },
    restart: () => session,
    close: () => {},
  };
  return session;
}

/** Lists and records are copied, as on their way to another process. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copied(entry)]));
}
