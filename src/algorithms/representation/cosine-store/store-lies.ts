import type { Lie } from '../../../model/algorithm.js';
import type { CosineStore, CosineStoreImplementation, StoredDocument } from '../contracts/cosine-store.js';
import { norm } from '../rows.js';
import { cosineStore, cosineStoreReference } from './reference.js';
import { addUnknown, CATCH_A_WRONG_ORDER, listStore, overridden, removeById } from './wrong-stores.js';

const shared = cosineStore();
shared.add([{ id: 'd0', vec: [1, 0, 0, 0, 0] }]);

/** Wrong keeping of documents. */
export const storeLies: readonly Lie<CosineStoreImplementation>[] = [
  {
    id: 'duplicate-ids',
    description: 'looks for known ids before the batch only, so one batch can hold an id twice',
    seenIn: 'seed 004 repository: ids are recorded after the batch',
    implementation: listStore(removeById, (list, batch) => {
      const known = new Set(list.map(({ id }) => id));
      list.push(...batch.filter(({ id }) => !known.has(id)));
    }),
    caughtBy: ['cosine-store.ids-unique'],
  },
  {
    id: 'remove-last-on-unknown',
    description: 'removes at index -1 when the id is unknown',
    implementation: listStore(
      (list, id) =>
        list.splice(
          list.findIndex((doc) => doc.id === id),
          1,
        ).length > 0,
      addUnknown,
    ),
    caughtBy: ['cosine-store.remove-really-removes'],
  },
  {
    id: 'remove-is-forgotten',
    description: 'remove answers true and does nothing',
    implementation: overridden(() => ({ remove: () => true })),
    caughtBy: ['cosine-store.remove-really-removes'],
  },
  {
    id: 'stale-index',
    description: 'the index is built at the first search and never again',
    implementation: {
      create() {
        const waiting: StoredDocument[] = [];
        let index: CosineStore | undefined;
        return {
          add(batch) {
            waiting.push(...batch);
            return batch.length;
          },
          search(query, k, options) {
            if (!index) {
              index = cosineStore();
              index.add(waiting);
            }
            return index.search(query, k, options);
          },
          remove: (id) => index?.remove(id) ?? removeById(waiting, id),
        };
      },
    },
    caughtBy: ['cosine-store.remove-really-removes', 'cosine-store.later-additions-found'],
  },
  {
    id: 'normalises-in-place',
    description: 'divides the vectors of the caller by their norm',
    implementation: overridden((right) => ({
      add(batch) {
        for (const { vec } of batch) {
          const length = norm(vec) || 1;
          vec.forEach((value, index) => {
            (vec as number[])[index] = value / length;
          });
        }
        return right.add(batch);
      },
    })),
    caughtBy: ['cosine-store.reading-is-pure'],
  },
  {
    id: 'shared-store',
    description: 'every store is one module-level list, which holds a document from start-up',
    implementation: { create: () => shared },
    caughtBy: CATCH_A_WRONG_ORDER,
  },
  {
    id: 'always-empty',
    description: 'placeholder: search returns nothing',
    implementation: { create: () => ({ ...cosineStoreReference.create(), search: () => [] }) },
    caughtBy: [...CATCH_A_WRONG_ORDER, 'cosine-store.scale-invariant'],
  },
];
