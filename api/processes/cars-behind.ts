import { processTypeOf, processTypes } from '../../domain/processes';
import type { Repositories } from '../../platform/mongo/repositories';

/** Plate and model of the cars that these processes are about. */
export async function carsBehind(
  { views, vehicles }: Pick<Repositories, 'views' | 'vehicles'>,
  processes: readonly string[],
) {
  const numbers = [...new Set(processes)];
  const cars = new Map<string, string>();
  for (const type of processTypes) {
    const own = numbers.filter((number) => processTypeOf(number) === type);
    if (own.length === 0) continue;
    for (const [number, vehicle] of await views.vehiclesOf(type, own)) cars.set(number, vehicle);
  }
  const carOf = await vehicles.carsOf([...cars.values()]);
  return (number: string) => carOf(cars.get(number));
}
