import type { Lie } from '../../../model/algorithm.js';
import type { CosineStoreImplementation } from '../contracts/cosine-store.js';
import { searchLies } from './search-lies.js';
import { similarityLies } from './similarity-lies.js';
import { storeLies } from './store-lies.js';

export const lies: readonly Lie<CosineStoreImplementation>[] = [...similarityLies, ...searchLies, ...storeLies];
