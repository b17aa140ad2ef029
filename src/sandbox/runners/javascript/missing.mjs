// Stand-ins for packages that are not installed. While modules load they can be called, subclassed and used as decorators; afterwards
// a call ends the matter: what code does without its package is not what it claims to do.

import { numberingOf, onlyTells } from './bystanders.mjs';
import { knownFunction } from './known-functions.mjs';

let loading = true;
let used = false;

export function endOfLoading() {
  loading = false;
}

/** Whether a stand-in has been called since the last look. */
export function missingWasUsed() {
  const was = used;
  used = false;
  return was;
}

export class MissingDependency extends Error {
  constructor(name) {
    super(`${name} is not installed`);
    this.name = 'AUDIT_MISSING_DEP';
    this.code = 'AUDIT_MISSING_DEP';
  }
}

function refuse(name) {
  used = true;
  throw new MissingDependency(name);
}

const isFunction = (value) => typeof value === 'function';

/** @param {string} name of the package, with the members that led here */
export function missing(name) {
  const members = new Map();
  const known = knownFunction(name);
  /** Bases of classes are functions with a prototype. */
  const target = function Missing() {};
  const get = (key) => {
    if (key === Symbol.toPrimitive) return () => (loading ? `[${name}]` : refuse(name));
    if (typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key === '__esModule') return undefined;
    if (!members.has(key)) members.set(key, numberingOf(`${name}.${key}`) ?? missing(`${name}.${key}`));
    return members.get(key);
  };
  // Bundled code copies the own names of a module to an object with the same prototype: what it finds there must answer too.
  const prototype = new Proxy({}, { get: (_, key) => get(key), has: () => true });
  return new Proxy(target, {
    get: (_, key) => (key === 'prototype' ? target.prototype : get(key)),
    getPrototypeOf: () => prototype,
    apply(_, __, given) {
      if (known !== undefined) return known(...given);
      if (loading) return given.length === 1 && isFunction(given[0]) ? given[0] : missing(`${name}()`);
      if (onlyTells(name)) return missing(`${name}()`);
      return refuse(name);
    },
    construct(_, given, newTarget) {
      const subclass = newTarget.prototype !== target.prototype;
      if (loading && !subclass) return missing(`${name}()`);
      // A base without arguments can do nothing that the subclass does not do itself.
      if (!subclass && onlyTells(name)) return missing(`${name}()`);
      if (subclass && given.length === 0) return Object.create(newTarget.prototype);
      return refuse(name);
    },
  });
}

/** Of `require` and `import()` inside `try`, and of every `import()`: the error that Node itself gives. */
export function notFound(name) {
  const error = new Error(`Cannot find package '${name}'`);
  error.code = 'ERR_MODULE_NOT_FOUND';
  throw error;
}
