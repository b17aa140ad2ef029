/** A name that says of itself to be a stage on the way: `engine_new`, `worker-fixed`, `model copy`, `planner_v2`. */
const STAGE = /(?:^|[ ._-])(?:new|old|fixed|clean|copy|backup|bak|orig(?:inal)?|tmp|temp|deprecated|legacy|v\d+|\d+)$/i;

export function marksStage(name: string): boolean {
  return STAGE.test(name);
}

/** The name without such a mark. */
export function withoutStage(name: string): string {
  return name.replace(STAGE, '');
}
