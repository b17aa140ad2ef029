import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample, thrownBy } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normalVector } from '../../random.js';
import type {
  CosineStore,
  CosineStoreImplementation,
  SearchOptions,
  SearchResult,
  StoredDocument,
} from '../contracts/cosine-store.js';
import { dot, norm } from '../rows.js';

type Check = (implementation: CosineStoreImplementation, random: Random) => Counterexample | undefined;

const width = 5;
/** Enough that a fault that shows on some documents only is seen in every run. */
const INSTANCES = 15;
/** Every score is at least -1, so this asks for all documents whatever the default threshold. */
const all: SearchOptions = { min: -1 };

/** 12 documents of norms from 0.1 to 12 in random directions, tags 0, 1, 2 in turn. */
function documents(random: Random): StoredDocument[] {
  return Array.from({ length: 12 }, (_, index) => {
    const direction = normalVector(random, width);
    const length = index % 4 === 3 ? 0.1 : 1 + index;
    return {
      id: `d${index}`,
      vec: direction.map((value) => (value * length) / norm(direction)),
      tag: index % 3,
      source: index < 6 ? 'old' : 'new',
    };
  });
}

function filled(implementation: CosineStoreImplementation, docs: readonly StoredDocument[]): CosineStore {
  const store = implementation.create();
  store.add(docs.map((doc) => ({ ...doc, vec: [...doc.vec] })));
  return store;
}

function cosine(a: readonly number[], b: readonly number[]): number {
  return dot(a, b) / (norm(a) * norm(b));
}

/** All documents by falling cosine, from the definition. */
function ranking(docs: readonly StoredDocument[], query: readonly number[]): SearchResult[] {
  return docs.map(({ id, vec }) => ({ id, score: cosine(query, vec) })).sort((a, b) => b.score - a.score);
}

function sameResults(expected: readonly SearchResult[], found: readonly SearchResult[]): boolean {
  return (
    expected.length === found.length &&
    expected.every(({ id, score }, rank) => found[rank]?.id === id && close(score, found[rank].score, 1e-9))
  );
}

function compareSearch(
  explanation: string,
  inputs: Readonly<Record<string, unknown>>,
  expected: readonly SearchResult[],
  found: readonly SearchResult[],
): Counterexample | undefined {
  return sameResults(expected, found) ? undefined : counterexample(explanation, inputs, expected, found);
}

const bruteForceEqual: Check = (implementation, random) => {
  const docs = documents(random);
  const store = filled(implementation, docs);
  for (let trial = 0; trial < 10; trial++) {
    const query = normalVector(random, width).map((value) => 3 * value);
    const found = store.search(query, 5, all);
    const wrong = compareSearch(
      'results are not the five documents of the highest cosine, in order',
      { docs, query, k: 5 },
      ranking(docs, query).slice(0, 5),
      found,
    );
    if (wrong) return wrong;
  }
  return undefined;
};

const scaleInvariant: Check = (implementation, random) => {
  const docs = documents(random);
  const query = normalVector(random, width);
  const before = filled(implementation, docs).search(query, 12, all);
  const larger = docs.map((doc, index) => ({ ...doc, vec: doc.vec.map((value) => value * (index % 2 ? 3 : 0.01)) }));
  const scaled = filled(implementation, larger).search(
    query.map((value) => 7 * value),
    12,
    all,
  );
  if (before.length !== 12)
    return counterexample('not all documents are found', { docs, query, k: 12, min: -1 }, 12, before.length);
  return compareSearch('scaling the query and the documents changes the scores', { docs, query }, before, scaled);
};

const selfIsOne: Check = (implementation, random) => {
  const docs = documents(random);
  const store = filled(implementation, docs);
  for (const { id, vec } of docs) {
    const [first] = store.search(vec, 3, all);
    if (first?.id !== id || !close(first.score, 1, 1e-9))
      return counterexample(
        'a stored vector does not find itself first with score 1',
        { docs, query: vec },
        { id, score: 1 },
        first,
      );
    const negated = vec.map((value) => -value);
    const last = store.search(negated, docs.length).find((result) => result.id === id);
    if (last && !close(last.score, -1, 1e-9))
      return counterexample(
        'the opposite of a stored vector does not score -1 with it',
        { docs, query: negated },
        { id, score: -1 },
        last,
      );
  }
  return undefined;
};

const zeroVectorSafe: Check = (implementation, random) => {
  const zero = new Array<number>(width).fill(0);
  const docs = [{ id: 'zero', vec: zero }, ...documents(random)];
  const store = implementation.create();
  if (thrownBy(() => store.add(docs))) return undefined;
  const query = (docs[3] as StoredDocument).vec;
  const found = store.search(query, docs.length);
  const rank = found.findIndex(({ id }) => id === 'zero');
  const zeroScore = found[rank]?.score ?? 0;
  const outranked = found.slice(rank + 1).filter(({ score }) => rank >= 0 && score > 0);
  if (
    found[0]?.id !== 'd2' ||
    found.some(({ score }) => Number.isNaN(score)) ||
    zeroScore > 1e-9 ||
    outranked.length > 0
  )
    return counterexample(
      'a zero vector gets a score or outranks a match',
      { docs, query },
      'score 0 or no result',
      found,
    );
  const nothing: { readonly found?: readonly SearchResult[] } = answered(() => store.search(zero, 4));
  if (nothing.found?.some(({ score }) => !(Math.abs(score) <= 1e-9)))
    return counterexample(
      'a zero query gets a score',
      { docs, query: zero },
      'scores 0, no result, or an error',
      nothing.found,
    );
  return undefined;
};

/** The result of a search, or nothing when it refuses its input. */
function answered(search: () => SearchResult[]): { readonly found?: readonly SearchResult[] } {
  let found: SearchResult[] | undefined;
  const refused = thrownBy(() => {
    found = search();
  });
  return refused || !found ? {} : { found };
}

const kAndOrder: Check = (implementation, random) => {
  const docs = documents(random);
  const store = filled(implementation, docs);
  const query = normalVector(random, width);
  for (const k of [0, 1, 3, 12, 99]) {
    const found = store.search(query, k, all);
    const falling = found.every(
      ({ score }, rank) => rank === 0 || score <= (found[rank - 1] as SearchResult).score + 1e-12,
    );
    if (found.length !== Math.min(k, 12) || !falling)
      return counterexample(
        'not min(k, stored) results in falling order of score',
        { docs, query, k },
        Math.min(k, 12),
        found,
      );
  }
  const empty = implementation.create().search(query, 4, all);
  if (empty.length > 0) return counterexample('an empty store returns results', { query, k: 4 }, [], empty);
  return undefined;
};

const minScore: Check = (implementation, random) => {
  const docs = documents(random);
  const store = filled(implementation, docs);
  for (let trial = 0; trial < 5; trial++) {
    const query = normalVector(random, width);
    for (const min of [0.2, 0, -0.3]) {
      const wrong = compareSearch(
        'not exactly the documents that score at least min are returned',
        { docs, query, min },
        ranking(docs, query).filter(({ score }) => score >= min),
        store.search(query, 99, { min }),
      );
      if (wrong) return wrong;
    }
  }
  const exact = implementation.create();
  exact.add([{ id: 'half', vec: [2, 2, 2, 2] }]);
  const found = exact.search([3, 0, 0, 0], 5, { min: 0.5 });
  if (found.length === 1) return undefined;
  return counterexample(
    'a score equal to min is left out',
    { vec: [2, 2, 2, 2], query: [3, 0, 0, 0], min: 0.5 },
    1,
    found,
  );
};

/** `as` turns the wanted metadata into the form of filter that the store takes. */
function filterCheck(as: (wanted: Readonly<Record<string, unknown>>) => SearchOptions['filter']): Check {
  return (implementation, random) => {
    const docs = documents(random);
    const store = filled(implementation, docs);
    const query = normalVector(random, width);
    const wants: Record<string, unknown>[] = [{ tag: 1 }, { tag: 0 }, { tag: 2, source: 'new' }, { tag: 7 }];
    for (const wanted of wants) {
      const matching = docs.filter((doc) => Object.entries(wanted).every(([key, value]) => doc[key] === value));
      for (const k of [1, 4]) {
        const filter = as(wanted);
        const wrong = compareSearch(
          'results are not the best documents among those that match the filter',
          { docs, query, k, wanted },
          ranking(matching, query).slice(0, k),
          store.search(query, k, filter ? { ...all, filter } : all),
        );
        if (wrong) return wrong;
      }
    }
    return undefined;
  };
}

const predicateFilter: Convention<CosineStoreImplementation> = {
  id: 'predicate-filter',
  description: 'the filter is a predicate over documents instead of a record of metadata',
  check: overInstances(
    INSTANCES,
    filterCheck((wanted) => {
      const accepts = (doc: Readonly<Record<string, unknown>>): boolean => {
        const metadata = typeof doc.metadata === 'object' && doc.metadata !== null ? doc.metadata : {};
        const fields: Readonly<Record<string, unknown>> = { ...doc, ...metadata };
        return Object.entries(wanted).every(([key, value]) => fields[key] === value);
      };
      return accepts as unknown as Record<string, unknown>;
    }),
  ),
};

const idsUnique: Check = (implementation, random) => {
  const docs = documents(random);
  const store = implementation.create();
  const twice = [...docs.slice(0, 3), docs[1] as StoredDocument];
  store.add(twice);
  store.add(docs.slice(1, 5));
  const query = normalVector(random, width);
  const found = store.search(query, 99, all).map(({ id }) => id);
  const expected = ranking(docs.slice(0, 5), query).map(({ id }) => id);
  if (found.join() === expected.join()) return undefined;
  return counterexample('an id that was added twice is not stored once', { batch: twice, query }, expected, found);
};

const removeReallyRemoves: Check = (implementation, random) => {
  const docs = documents(random);
  const store = filled(implementation, docs);
  const query = normalVector(random, width);
  const left = docs.filter(({ id }) => id !== 'd5' && id !== 'd0');
  store.search(query, 5, all);
  const answers = [store.remove('d5'), store.remove('d0'), store.remove('d5'), store.remove('unknown')];
  if (answers.join() !== 'true,true,false,false')
    return counterexample(
      'remove does not say whether the document was stored',
      { removed: ['d5', 'd0', 'd5', 'unknown'] },
      [true, true, false, false],
      answers,
    );
  const wrong = compareSearch(
    'after removals the others are not found with their own scores',
    { docs, query, removed: ['d5', 'd0'] },
    ranking(left, query),
    store.search(query, 99, all),
  );
  if (wrong) return wrong;
  store.add([docs[5] as StoredDocument]);
  return compareSearch(
    'a removed document that is added again is not found',
    { docs, query },
    ranking([...left, docs[5] as StoredDocument], query),
    store.search(query, 99, all),
  );
};

const laterAdditions: Check = (implementation, random) => {
  const docs = documents(random);
  const store = implementation.create();
  const query = normalVector(random, width);
  const counts: number[] = [];
  for (const [start, end] of [
    [0, 4],
    [4, 5],
    [5, 12],
  ] as const) {
    counts.push(store.add(docs.slice(start, end)));
    const wrong = compareSearch(
      'documents added after a search are not found',
      { docs, query, stored: end },
      ranking(docs.slice(0, end), query),
      store.search(query, 99, all),
    );
    if (wrong) return wrong;
  }
  const other = implementation.create().search(query, 3, all);
  if (other.length > 0) return counterexample('two stores share their documents', { query }, [], other);
  const totals = counts.join() === '4,5,12';
  if (totals || counts.join() === '4,1,7') return undefined;
  return counterexample('add does not return how many documents were added', { added: [4, 1, 7] }, [4, 1, 7], counts);
};

const inputsUntouched: Check = (implementation, random) => {
  const docs = documents(random).map((doc) => ({ ...doc, vec: [...doc.vec] }));
  const query = normalVector(random, width);
  const before = JSON.stringify({ docs, query });
  const store = implementation.create();
  store.add(docs);
  const first = store.search(query, 6, all);
  const second = store.search(query, 6, all);
  if (JSON.stringify({ docs, query }) !== before)
    return counterexample(
      'adding or searching changes the vectors of the caller',
      JSON.parse(before),
      JSON.parse(before),
      { docs, query },
    );
  return compareSearch('the same search answers differently the second time', { docs, query }, first, second);
};

const lengthMismatch: Check = (implementation, random) => {
  const store = filled(implementation, documents(random));
  const short = normalVector(random, width - 2);
  if (thrownBy(() => store.search(short, 3, all))) return undefined;
  const found = store.search(short, 3, all);
  if (found.length === 0) return undefined;
  return counterexample(
    'a query of another length gets scores',
    { query: short, stored: width },
    'an error or no result',
    found,
  );
};

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
