import type { Property } from '../../model/algorithm.js';
import type { SubjectShape } from '../subject/shape.js';

const OF_EXPLORATION = /\.(?:exploration-rate|full-epsilon-is-uniform)$/;
const POLICY =
  /^_?(?:behaviou?r_?)?(?:policy|strategy|exploration_?(?:policy|strategy|method))(?:_?(?:name|type|fn))?$/i;

/**
 * Why a rate of exploration is not judged: how the subject explores is an option of it, and what it is by default (greedy, say) is
 * no promise of epsilon.
 */
export function chosenPolicy({ parameters }: SubjectShape, { id }: Property<unknown>): string | undefined {
  if (!OF_EXPLORATION.test(id)) return undefined;
  const option = parameters
    .flatMap((parameter) => [parameter, ...(parameter.record?.fields ?? [])])
    .find(({ name }) => POLICY.test(name));
  return option === undefined ? undefined : `how it explores is chosen by its ${option.name}, which is left as it is`;
}
