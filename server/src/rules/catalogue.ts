/** All rules. Written by `npm run generate`; do not edit. */

import type { Rule } from './rule.ts';
import { selectsNothing } from './service/selects-nothing.ts';

export const rules: readonly Rule[] = [selectsNothing];
