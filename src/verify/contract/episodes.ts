/** Id of the encoding that puts the value after the last step behind the values of the steps. */
export const WITH_VALUE_AFTER = 'followed by the value after the last step';

/** What a contract says of episodes; a subject without a place for it is called episode by episode. */
const OF_EPISODES: ReadonlySet<string> = new Set(['term', 'trunc', 'vNext']);

export function isOfEpisodes(contract: string, parameter: string): boolean {
  return contract === 'trajectory-log' && OF_EPISODES.has(parameter);
}
