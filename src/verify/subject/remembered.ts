/**
 * What was found out about a name, found out once. A subject may answer with any number of names, so what is kept is forgotten when it
 * is too much.
 *
 * @param most names that are kept at a time
 */
export function remembered<Finding>(most: number, find: (name: string) => Finding): (name: string) => Finding {
  const kept = new Map<string, Finding>();
  return (name) => {
    const before = kept.get(name);
    if (before !== undefined || kept.has(name)) return before as Finding;
    const found = find(name);
    if (kept.size >= most) kept.clear();
    kept.set(name, found);
    return found;
  };
}
