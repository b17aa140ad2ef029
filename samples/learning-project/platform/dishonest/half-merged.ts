export interface Grade {
  readonly learner: string;
<<<<<<< HEAD
  readonly points: number;
=======
  readonly score: number;
>>>>>>> grading
}
