import { z } from 'zod';

/** What somebody in the workshop is able to do: who plans the work looks for it. */
export const skills = [
  'maintenance',
  'diagnosis',
  'electrical',
  'engine',
  'transmission',
  'chassis',
  'brakes',
  'tyres',
  'airConditioning',
  'body',
  'paint',
  'glass',
  'highVoltage',
  'commercialVehicles',
] as const;
export type Skill = (typeof skills)[number];

export const Skills = z.array(z.enum(skills)).max(skills.length);
