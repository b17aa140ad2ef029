/**
 * What a stage over all files keeps to spare the next run work. It is no part of what a result depends on: a stage must find out by
 * itself what of it still holds. What another analyser kept is not recalled.
 */
export interface StageMemory {
  recall(stage: string): Buffer | undefined;
  keep(stage: string, bytes: Buffer): void;
}
