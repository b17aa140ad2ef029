import type { Value } from '../../sandbox/session.js';
import { isRecord } from './decode.js';
import type { Encoded } from './encode.js';
import { Misfit } from './misfit.js';

/** How a model, a list of vectors, is laid out in the subject's code. */
export interface TensorLayout {
  readonly id: string;
  readonly encode: (tensors: readonly (readonly number[])[]) => Encoded;
}

const flat: TensorLayout = {
  id: 'models as one vector',
  encode: (tensors) => ({
    value: tensors.flat(),
    restore: (answer) => {
      const values = numbers(answer);
      let at = 0;
      const parts = tensors.map((tensor) => {
        at += tensor.length;
        return values.slice(at - tensor.length, at);
      });
      return values.length > at ? [...parts, values.slice(at)] : parts.filter((part) => part.length > 0);
    },
  }),
};

const list: TensorLayout = {
  id: 'models as lists of vectors',
  encode: (tensors) => ({
    value: tensors as unknown as Value,
    restore: (answer) => {
      if (!Array.isArray(answer)) throw new Misfit('a list of vectors was expected');
      return answer.map((part) => numbers(part as Value));
    },
  }),
};

const named: TensorLayout = {
  id: 'models as records of named vectors',
  encode: (tensors) => ({
    value: Object.fromEntries(tensors.map((tensor, index) => [`layer${index}`, tensor as unknown as Value])),
    restore: (answer) => {
      if (!isRecord(answer)) throw new Misfit('a record of vectors was expected');
      return Object.keys(answer)
        .sort()
        .map((key) => numbers(answer[key]));
    },
  }),
};

function numbers(value: Value): number[] {
  if (typeof value === 'number') return [value];
  if (!Array.isArray(value)) throw new Misfit('a vector was expected');
  return value.map((entry: Value) => {
    if (typeof entry === 'number') return entry;
    if (Array.isArray(entry) && entry.length === 1 && typeof entry[0] === 'number') return entry[0];
    throw new Misfit('a vector was expected');
  });
}

/** The layouts that a type and the way the file reads models allow, the likeliest first. */
export function tensorLayouts(type: string, attributesRead: readonly string[]): readonly TensorLayout[] {
  if (/\b(dict|record|map|mapping|state_?dict|OrderedDict)\b/i.test(type)) return [named];
  if (/\[\]\s*\)?\s*\[\]|list\[\s*(list|np|ndarray|sequence|float\[)|sequence\[\s*(list|sequence|np)/i.test(type))
    return [list];
  if (/number\[\]|list\[float\]|sequence\[float\]|Float(32|64)Array/i.test(type)) return [flat];
  const keyed = attributesRead.some((name) => name === 'keys' || name === 'items' || name === 'entries');
  return keyed ? [named, list, flat] : [list, flat, named];
}
