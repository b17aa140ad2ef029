import type { Convention } from '../../../model/algorithm.js';
import { counterexample, thrownBy } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normalVector } from '../../random.js';
import type { CosineStoreImplementation, SearchOptions, StoredDocument } from '../contracts/cosine-store.js';
import { all, type Check, compareSearch, documents, filled, INSTANCES, ranking, width } from './sample-documents.js';

export const minScore: Check = (implementation, random) => {
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
export function filterCheck(as: (wanted: Readonly<Record<string, unknown>>) => SearchOptions['filter']): Check {
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

export const predicateFilter: Convention<CosineStoreImplementation> = {
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

export const idsUnique: Check = (implementation, random) => {
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

export const removeReallyRemoves: Check = (implementation, random) => {
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

export const laterAdditions: Check = (implementation, random) => {
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

export const inputsUntouched: Check = (implementation, random) => {
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

export const lengthMismatch: Check = (implementation, random) => {
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
