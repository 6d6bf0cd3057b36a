import type { Role } from '../kernel/actor';

/** Who hangs a screen in the workshop. It reads in their name, and in no other of their roles. */
export const wallKeepers: readonly Role[] = ['workshopSupervisor', 'serviceManager', 'storeManager'];

/** A screen that nobody touches stays signed in for so long, in milliseconds. */
export const WALL_LIFE_MS = 365 * 24 * 3_600_000;
