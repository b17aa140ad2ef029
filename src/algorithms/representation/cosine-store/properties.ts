import type { Property } from '../../../model/algorithm.js';
import { overInstances } from '../../instances.js';
import type { CosineStoreImplementation } from '../contracts/cosine-store.js';
import { bruteForceEqual, kAndOrder, scaleInvariant, selfIsOne, zeroVectorSafe } from './ranking-checks.js';
import { type Check, INSTANCES } from './sample-documents.js';
import {
  filterCheck,
  idsUnique,
  inputsUntouched,
  laterAdditions,
  lengthMismatch,
  minScore,
  predicateFilter,
  removeReallyRemoves,
} from './store-checks.js';

const exact = (
  id: string,
  statement: string,
  basis: string,
  tolerance: string,
  check: Check,
): Property<CosineStoreImplementation> => ({
  id: `cosine-store.${id}`,
  statement,
  basis,
  tolerance,
  strength: 'always',
  check: overInstances(INSTANCES, check),
});

const definition = 'Manning, Raghavan and Schuetze 2008, eq. 6.10: q . d / (||q|| ||d||).';

export const properties: readonly Property<CosineStoreImplementation>[] = [
  exact(
    'brute-force-equal',
    'Results are the k documents of the highest cosine, in order, with their cosine.',
    definition,
    '1e-9',
    bruteForceEqual,
  ),
  exact(
    'scale-invariant',
    'Scaling a query or a document by a positive factor changes no score.',
    definition,
    '1e-9',
    scaleInvariant,
  ),
  exact(
    'self-is-one',
    'A stored vector finds itself first with score 1, and its opposite scores -1.',
    definition,
    '1e-9',
    selfIsOne,
  ),
  exact(
    'zero-vector-safe',
    'Zero documents and queries give no score but 0 and never outrank a match.',
    'The cosine with a zero vector is undefined; 0 and refusal are the conventions.',
    '1e-9',
    zeroVectorSafe,
  ),
  exact(
    'k-and-order',
    'min(k, stored) results in falling order; none for k = 0 or an empty store.',
    'Contract of a top-k search.',
    'exact',
    kAndOrder,
  ),
  exact(
    'min-score',
    'With min, exactly the documents that score at least min are returned.',
    'Contract: a minimum is inclusive.',
    'exact',
    minScore,
  ),
  {
    ...exact(
      'filter-before-topk',
      'With a metadata filter the k best matching documents are returned when k exist.',
      'Filtering after the cut loses matches that ranked below it.',
      'exact',
      filterCheck((wanted) => wanted),
    ),
    strength: 'when-claimed',
    conventions: [predicateFilter],
  },
  {
    ...exact(
      'ids-unique',
      'An id that is added again, also in one batch, is stored once.',
      'Contract: ids identify.',
      'exact',
      idsUnique,
    ),
    strength: 'when-claimed',
  },
  exact(
    'remove-really-removes',
    'A removed document is gone, the others keep their scores, and it can be added again.',
    'Contract of remove.',
    '1e-9',
    removeReallyRemoves,
  ),
  exact(
    'later-additions-found',
    'Documents added after a search are found by the next one, in their store only.',
    'Contract of add.',
    '1e-9',
    laterAdditions,
  ),
  exact(
    'reading-is-pure',
    'Adding and searching leave the vectors of the caller alone; a repeated search answers alike.',
    'Search reads.',
    'exact',
    inputsUntouched,
  ),
  {
    ...exact(
      'length-mismatch-is-refused',
      'A query of another length is an error or finds nothing.',
      'The inner product needs equal lengths.',
      'exact',
      lengthMismatch,
    ),
    strength: 'when-claimed',
  },
];
