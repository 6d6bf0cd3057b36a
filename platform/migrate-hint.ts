/** Whoever finds something missing says this. */
export const MIGRATE_HINT = 'run `npm run repairflow -- migrate` (in the image: `node platform/repairflow.js migrate`)';
