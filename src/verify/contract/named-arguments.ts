import type { OperationSpec } from '../../model/algorithm.js';

/** The arguments of a canonical call by the names of the contract. Arguments that were left out are absent. */
export type NamedArguments = Readonly<Record<string, unknown>>;

/**
 * Gives the arguments of a canonical call their names. The contract lists parameters flat, while references take some of them in
 * one options record: a record whose keys are for the most part names of parameters that are still open is taken apart.
 */
export function namedArguments(spec: OperationSpec, given: readonly unknown[]): NamedArguments {
  const named: Record<string, unknown> = {};
  const open = spec.parameters.map((parameter) => parameter.name);
  for (const argument of given) {
    if (open.length === 0) break;
    if (isOptions(argument, open, spec)) {
      for (const [key, value] of Object.entries(argument)) {
        named[key] = value;
        if (open.includes(key)) open.splice(open.indexOf(key), 1);
      }
    } else {
      const name = open.shift() as string;
      if (argument !== undefined) named[name] = argument;
    }
  }
  return named;
}

function isOptions(
  argument: unknown,
  open: readonly string[],
  spec: OperationSpec,
): argument is Record<string, unknown> {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) return false;
  const keys = Object.keys(argument);
  if (spec.effect === 'constructs' && spec.parameters[0]?.shape !== 'record') return true;
  const known = keys.filter((key) => open.includes(key));
  return known.length > 0 && known.length >= keys.length / 2 && known.length >= Math.min(2, open.length);
}
