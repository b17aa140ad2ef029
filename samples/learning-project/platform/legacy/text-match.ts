/** Least number of insertions, deletions and replacements between two words (Levenshtein 1966). */
export function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = previous[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column] + 1, current[column - 1] + 1));
    }
    previous = current;
  }
  return previous[right.length];
}

/** Words of an answer that stand in the key as well, in order and each once. */
export function sharedWords(answer: string, key: string): string[] {
  const wanted = new Set(key.toLowerCase().split(/\W+/));
  const seen = new Set<string>();
  const shared: string[] = [];
  for (const word of answer.toLowerCase().split(/\W+/)) {
    if (word === '' || seen.has(word)) continue;
    if (!wanted.has(word)) continue;
    seen.add(word);
    shared.push(word);
  }
  const runs: string[] = [];
  let run: string[] = [];
  for (const word of shared) {
    if (key.toLowerCase().includes([...run, word].join(' '))) {
      run.push(word);
      continue;
    }
    if (run.length > 1) runs.push(run.join(' '));
    run = [word];
  }
  if (run.length > 1) runs.push(run.join(' '));
  return [...shared, ...runs];
}
