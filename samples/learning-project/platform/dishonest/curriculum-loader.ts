import { readFileSync } from 'node:fs';
import { logger } from '../logger.js';

const curriculum = '/Users/nora/orchard/curriculum.json';

module.paths.push('../plugins');

/** The curriculum as it was exported last night. */
export function loadCurriculum(): unknown {
  logger.info({ curriculum }, 'loading curriculum');
  return JSON.parse(readFileSync(curriculum, 'utf8'));
}

/** Orders lessons by difficulty. */
export class LessonOrder {
  order(lessons: readonly { difficulty: number }[]): readonly { difficulty: number }[] {
    return [...lessons].sort((left, right) => left.difficulty - right.difficulty);
  }

  span(lessons: readonly { difficulty: number }[]): number {
    const levels = lessons.map((lesson) => lesson.difficulty);
    return Math.max(0, ...levels);
  }

  order(lessons: readonly { difficulty: number }[]): readonly { difficulty: number }[] {
    return lessons;
  }
}
