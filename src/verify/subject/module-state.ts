/** What a parameter is called that takes a world to act in, and no state of a learner. */
export const WORLD = /^(gym_?)?env(ironment)?$|^(mdp|simulator|grid_?world|world)$/i;

/** State that functions of a module take and give back, where a class would keep it in its instances. */
export interface ModuleState {
  /** The function that makes the state; absent where the caller writes it down. */
  readonly maker?: string;
  /**
   * `element`: the maker makes the state of one arm, and there is one for each. `answer`: there is none before the first call, and then it
   * is the table that the call answers.
   */
  readonly makes: 'whole' | 'element' | 'answer';
  /** How the caller keeps elements together, as the functions want them. */
  readonly container: 'list' | 'record' | 'map';
  /** Type of an element as annotated; functions that are given one arm take it. */
  readonly elementType?: string;
}
