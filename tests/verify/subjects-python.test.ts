import { testSubjects } from './sample-subjects.js';

// In a file of its own, so that both languages are verified at the same time.
testSubjects('python');
