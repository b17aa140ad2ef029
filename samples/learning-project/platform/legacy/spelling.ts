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

/** The nearest word of a list, and whether it is near enough to be what was meant. */
export function suggest(word: string, list: readonly string[], reach: number): { word: string; meant: boolean } | undefined {
  let nearest: { word: string; distance: number } | undefined;
  for (const candidate of list) {
    if (Math.abs(candidate.length - word.length) > reach) continue;
    const distance = editDistance(word, candidate);
    if (nearest === undefined || distance < nearest.distance) nearest = { word: candidate, distance };
  }
  return nearest === undefined ? undefined : { word: nearest.word, meant: nearest.distance <= reach };
}

/** Points for a dictation: each wrong word costs one, a missing capital half a point, never below zero. */
export function dictationPoints(written: readonly string[], text: readonly string[], highest: number): number {
  let lost = 0;
  text.forEach((word, index) => {
    const given = written[index] ?? '';
    if (given === word) return;
    lost += given.toLowerCase() === word.toLowerCase() ? 0.5 : 1;
  });
  return Math.max(0, highest - lost);
}
