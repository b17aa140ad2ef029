import { it } from 'vitest';
import { AdaptiveRecommender } from '../dishonest/adaptive-recommender.js';

it('learns from outcomes', () => {
  const recommender = new AdaptiveRecommender({ exercises: ['a', 'b'], learningRate: 0.1 }, 0.9);
  recommender.update('nora', 'b', 1);
  recommender.recommend();
});
