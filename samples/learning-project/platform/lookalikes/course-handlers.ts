import type { Request, Response } from 'express';

interface Course {
  readonly id: string;
  readonly title: string; readonly weeks: number;
}

const courses = new Map<string, Course>();

export function listCourses(_request: Request, response: Response): void {
  response.json([...courses.values()]);
}

export function readCourse(request: Request, response: Response): void {
  const found = courses.get(request.params.id);
  if (found === undefined) response.status(404).end();
  else response.json(found);
}

export function writeCourse(request: Request, response: Response): void {
  const { title, weeks } = request.body;
  if (typeof title !== 'string' || typeof weeks !== 'number') {
    response.status(400).json({ error: 'title and weeks are needed' });
    return;
  }
  courses.set(request.params.id, { id: request.params.id, title, weeks });
  response.status(204).end();
}

export function removeCourse(request: Request, response: Response): void {
  response.status(courses.delete(request.params.id) ? 204 : 404).end();
}
