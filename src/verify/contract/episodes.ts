/** Id of the encoding that puts the value after the last step behind the values of the steps. */
export const WITH_VALUE_AFTER = 'followed by the value after the last step';

/** What a contract says of episodes; a subject without a place for it is called episode by episode. */
const OF_EPISODES: ReadonlySet<string> = new Set(['term', 'trunc', 'vNext']);

/** Whether an operation is played in a world: how that is handed over, and for how long, is the stage's affair. */
export function isOfWorld(contract: string, operation: string): boolean {
  return contract === 'tabular-control' && operation === 'train';
}

export function isOfEpisodes(contract: string, parameter: string): boolean {
  return contract === 'trajectory-log' && OF_EPISODES.has(parameter);
}
