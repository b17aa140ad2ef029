import type { World } from '../../algorithms/tabular/control/training.js';
import type { Access } from '../bind/binding.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import { Misfit } from '../values/misfit.js';
import type { WorldStage } from '../values/world-stage.js';
import { SubjectThrew } from './conversation.js';
import type { Performance } from './performance.js';

/**
 * Lets a subject act in a world for as many episodes as were asked for, in one call or in a call for each, and counts them. A world that
 * closes ends the call of whoever knows no end.
 *
 * @throws Misfit when it did nothing in the world that it was given
 */
export function playedBy(performance: Performance, access: Access, named: NamedArguments, stage: WorldStage): number {
  const episodes = Number(named.episodes);
  stage.enter(named.world as World, episodes);
  for (let before = -1; stage.played < episodes && stage.played > before; ) {
    before = stage.played;
    try {
      performance.perform(access, named, true);
    } catch (error) {
      if (!(error instanceof SubjectThrew) || !stage.isClosed) throw error;
    }
  }
  if (stage.played === 0) throw new Misfit('it did nothing in the world that it was given');
  return stage.played;
}
