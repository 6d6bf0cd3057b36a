import { randomUUID } from 'node:crypto';
import type { Answer, ApiUser } from '../../dev/fixtures/api-users';
import { vinCheckDigit } from '../../domain/values/vehicle';

let made = 0;
/** A number that no other record of this test has. */
const next = (): number => (made += 1);

/** A VIN that no other car of this test has, with its check digit. */
export function someVin(): string {
  const open = `LFV2A21K0N4${String(100_000 + next())}`;
  return open.slice(0, 8) + vinCheckDigit(open) + open.slice(9);
}

export async function created(answer: Promise<Answer>): Promise<Record<string, string>> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Adds a customer; answers the id. */
export async function addCustomer(person: ApiUser, change: object = {}): Promise<string> {
  const phone = `139${String(10_000_000 + next())}`;
  const fields = { name: '沈青', salutation: '女士', phone, address: '上海市', ...change };
  return (await created(person.post('/customers', fields)))['id'] ?? '';
}

/** Adds a car of this customer; answers the id. */
export async function addCar(person: ApiUser, customerId: string, change: object = {}): Promise<string> {
  const cycle = { maintenanceCycleKilometres: 10_000, maintenanceCycleMonths: 12 };
  const car = { model: '远航 L7', type: 'saloon', odometer: 10, ...cycle };
  const own = { plate: `沪B${String(20_000 + next())}`, vin: someVin() };
  return (await created(person.post('/vehicles', { customerId, ...car, ...own, ...change })))['id'] ?? '';
}

/** Of a customer or car as it is told: what a change may send back. */
export function editableFields(told: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const {
    id: _id,
    version: _version,
    updatedAt: _at,
    warnings: _warnings,
    formerOwners: _owners,
    phoneRequested: _waiting,
    externalIds: _external,
    erasedAt: _erased,
    ...fields
  } = told;
  return fields;
}

/** Sends the record as it is now with these changes. */
export async function edit(person: ApiUser, path: string, change: object): Promise<Answer> {
  const { body, headers } = await person.get(path);
  const sent = { ...editableFields(body), ...change };
  return person.ask(path, { method: 'PUT', body: sent, headers: { 'If-Match': headers.get('etag') ?? '' } });
}

/** Moves a car to another owner on the version that is there now. */
export async function move(
  person: ApiUser,
  vehicle: string,
  body: object,
  key: string = randomUUID(),
): Promise<Answer> {
  const { headers } = await person.get(`/vehicles/${vehicle}`);
  return person.ask(`/vehicles/${vehicle}/owner`, {
    method: 'POST',
    body,
    key,
    headers: { 'If-Match': headers.get('etag') ?? '' },
  });
}
