export interface ModelSource<Model> {
  /** When the stored model was last written, in any increasing unit; null when there is none. */
  stamp(): number | null;
  /** Reads the stored model; may throw. */
  load(): Model;
}

export interface ModelSlot<Model> {
  /** The model in use, null when none could be loaded yet. */
  current(): Model | null;
  /** Loads the stored model if it is newer than the one in use; true when it was replaced. Never throws. */
  refresh(): boolean;
}

/**
 * Keeps a model up to date with its stored version while the process runs. A load that fails leaves the model in use and
 * is tried again at the next refresh.
 */
export function createModelSlot<Model>(source: ModelSource<Model>): ModelSlot<Model> {
  let model: Model | null = null;
  let loadedStamp = Number.NEGATIVE_INFINITY;
  return {
    current: () => model,
    refresh: () => {
      try {
        const stamp = source.stamp();
        if (stamp === null || stamp <= loadedStamp) return false;
        model = source.load();
        loadedStamp = stamp;
        return true;
      } catch {
        // An unreadable model is reported by `false`: planning goes on with what there is.
        return false;
      }
    },
  };
}
