/** How far a word is from the right spelling. */
export function editDistance(left: string, right: string): number {
  // the row above, at first the empty word
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];

    for (let column = 1; column <= right.length; column++) {
      const replaced = previous[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1); // same letter: free
      current.push(Math.min(replaced, previous[column] + 1, current[column - 1] + 1));
    }

    previous = current;
  }
  return previous[right.length];
}

/** Words that a dictation and its text share. */
export function wordsInCommon(answer: string, key: string, shortest: number): string[] {
  const wanted = new Set(key.toLowerCase().split(/\W+/));
  const seen = new Set<string>();
  const shared: string[] = [];
  for (const word of answer.toLowerCase().split(/\W+/)) {
    if (word.length < shortest || seen.has(word)) continue;
    if (!wanted.has(word)) continue;
    seen.add(word);
    shared.push(word);
  }
  return shared.sort();
}
