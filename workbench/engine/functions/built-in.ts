export const BUILT_IN = new Map();
