import type { SubjectParameter } from '../subject/shape.js';

/** What is there now and then once more. */
const MOMENTS = new Set(['s', 'st', 'state', 'obs', 'observation', 'a', 'act', 'action']);

/**
 * Names of two moments that a number tells apart, as they are to be read: of `s0, s1` (or `s1, s2`, or `s, s1`) the first is the
 * state and the second the next one. Others keep their names.
 */
export function readNames(parameters: readonly SubjectParameter[]): ReadonlyMap<SubjectParameter, string> {
  const groups = new Map<string, { readonly parameter: SubjectParameter; readonly number: number }[]>();
  for (const parameter of parameters) {
    const [, stem = '', digit] = /^(.*?)_?(\d)?$/.exec(parameter.name) ?? [];
    if (!MOMENTS.has(stem.toLowerCase())) continue;
    const group = groups.get(stem) ?? [];
    group.push({ parameter, number: digit === undefined ? -1 : Number(digit) });
    groups.set(stem, group);
  }
  const names = new Map(parameters.map((parameter) => [parameter, parameter.name]));
  for (const [stem, group] of groups) {
    const [first, second] = group.sort((left, right) => left.number - right.number);
    if (group.length !== 2 || first === undefined || second === undefined || first.number === second.number) continue;
    names.set(first.parameter, stem);
    names.set(second.parameter, `next_${stem}`);
  }
  return names;
}
