// Objects that stay here while the host holds their numbers.
import { mapDelete, mapGet, mapHas, mapSet, NativeError, NativeMap } from './primordials.mjs';

const objects = new NativeMap();
const numbers = new NativeMap();
let last = 0;

/** Number of an object; the same object has the same number until it is released. */
export function handleOf(object) {
  const known = mapGet(numbers, object);
  if (known !== undefined) return known;
  last += 1;
  mapSet(objects, last, object);
  mapSet(numbers, object, last);
  return last;
}

export function objectOf(handle) {
  if (!mapHas(objects, handle)) throw new NativeError(`no object has the handle ${handle}`);
  return mapGet(objects, handle);
}

export function release(handle) {
  mapDelete(numbers, mapGet(objects, handle));
  mapDelete(objects, handle);
}
