export { nearestName } from '../model/nearest-name.js';
