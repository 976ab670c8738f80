/** Text that is taken as it is. */
import type { Input } from './input.ts';

export const PLAIN: Input<string> = { read: value => ({ value }), write: value => value };
