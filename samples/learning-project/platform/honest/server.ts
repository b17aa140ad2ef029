import express from 'express';
import { requireUser } from './sessions.js';
import { EpsilonGreedy } from './epsilon-greedy.js';

/** The API of the recommender; every route that changes the bandit asks who is calling. */
export function createServer(bandit: EpsilonGreedy): express.Express {
  const app = express();
  app.use(express.json());

  app.get('/health', (_request, response) => {
    response.json({ ok: true });
  });

  app.get('/recommendation', (_request, response) => {
    response.json({ arm: bandit.select() });
  });

  app.post('/feedback', requireUser, (request, response) => {
    const arm = Number(request.body.arm);
    const reward = Number(request.body.reward);
    if (!Number.isInteger(arm) || !Number.isFinite(reward)) {
      response.status(400).json({ error: 'arm and reward must be numbers' });
      return;
    }
    bandit.update(arm, reward);
    response.status(204).end();
  });

  return app;
}
