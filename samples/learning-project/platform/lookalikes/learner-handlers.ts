import type { Request, Response } from 'express';

interface Learner {
  readonly id: string;
  readonly name: string; readonly grade: number;
}

const learners = new Map<string, Learner>();

export function listLearners(_request: Request, response: Response): void {
  response.json([...learners.values()]);
}

export function readLearner(request: Request, response: Response): void {
  const found = learners.get(request.params.id);
  if (found === undefined) response.status(404).end();
  else response.json(found);
}

export function writeLearner(request: Request, response: Response): void {
  const { name, grade } = request.body;
  if (typeof name !== 'string' || typeof grade !== 'number') {
    response.status(400).json({ error: 'name and grade are needed' });
    return;
  }
  learners.set(request.params.id, { id: request.params.id, name, grade });
  response.status(204).end();
}

export function removeLearner(request: Request, response: Response): void {
  response.status(learners.delete(request.params.id) ? 204 : 404).end();
}
