import type { Property } from '../../../model/algorithm.js';
import { estimateProperties } from './estimate-properties.js';
import type { LinUcb } from './reference.js';
import { selectionProperties } from './selection-properties.js';
import { widthProperties } from './width-properties.js';

export const linUcbProperties: readonly Property<LinUcb>[] = [
  ...widthProperties,
  ...estimateProperties,
  ...selectionProperties,
];
