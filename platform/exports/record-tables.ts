import { importKinds, type ImportKindName } from '../../domain/imports/kinds';
import { roles } from '../../texts/common/roles';
import type { Language } from '../../domain/values/bilingual';
import type { Repositories } from '../mongo/repositories';
import { csvOf, type OutputCell } from '../tables/write-table';

/** By the keys of the columns of the kind. */
type Row = Readonly<Record<string, OutputCell>>;
type Kind = ImportKindName;

const AT_ONCE = 500;
const yuan = (fen: number | null): string | null => (fen === null ? null : (fen / 100).toFixed(2));
const yesNo = (is: boolean): string => (is ? '是' : '否');

async function* customerRows({ customers }: Repositories, store: string): AsyncGenerator<Row> {
  for await (const { _id, goldCard, member, privateCustomer, mergedInto, ...fields } of customers.each(store))
    // whoever was merged into another is that one
    if (!mergedInto)
      yield {
        externalId: _id,
        name: fields.name,
        salutation: fields.salutation,
        phone: fields.phone,
        address: fields.address,
        email: fields.email,
        goldCard: yesNo(goldCard),
        member: yesNo(member),
        privateCustomer: yesNo(privateCustomer),
        preferredChannel: fields.preferredChannel,
        hopedService: fields.hopedService,
      };
}

async function* vehicleRows({ customers, vehicles }: Repositories, store: string): AsyncGenerator<Row> {
  const ownerOf = await customers.allSurvivorIds(store);
  for await (const one of vehicles.each(store))
    if (!one.mergedInto)
      yield {
        externalId: one._id,
        plate: one.plate,
        vin: one.vin,
        model: one.model,
        type: one.type,
        odometer: one.odometer,
        maintenanceCycleKilometres: one.maintenanceCycleKilometres,
        maintenanceCycleMonths: one.maintenanceCycleMonths,
        nextMaintenanceDay: one.nextMaintenanceDay,
        nextMaintenanceKilometres: one.nextMaintenanceKilometres,
        boughtOn: one.boughtOn,
        ownerExternalId: ownerOf(one.customer),
      };
}

async function* partRows({ parts }: Repositories, store: string): AsyncGenerator<Row> {
  for await (const { partNumber, name, unitPrice, stock, keyLocation, leadDays, supplier } of parts.each(store))
    yield { partNumber, name, unitPrice: yuan(unitPrice), stock, keyLocation: yesNo(keyLocation), leadDays, supplier };
}

async function* priceRows({ prices }: Repositories, store: string): AsyncGenerator<Row> {
  for await (const { code, work, labourMinutes, labour, parts } of prices.each(store))
    yield { code, work, labourMinutes, labour: yuan(labour), parts: parts.join('、') };
}

/** Whoever works in this very store; a file gives no roles that reach beyond it. */
async function* staffRows({ accounts, staff }: Repositories, store: string): AsyncGenerator<Row> {
  const entries = (await staff.entries(store)).filter(({ active }) => active);
  const known = await accounts.of(entries.map(({ person }) => person));
  const signInOf = new Map(known.map(({ _id, signIn }) => [_id, signIn]));
  for (const { person, name, roles: held, phone, email } of entries)
    yield {
      externalId: person,
      signIn: signInOf.get(person),
      name,
      roles: held.map((role) => roles[role].zh).join('、'),
      phone,
      email,
    };
}

async function* visitRows({ pastVisits }: Repositories, store: string): AsyncGenerator<Row> {
  for await (const { orderNumber, plate, vin, day, odometer, work, amount } of pastVisits.each(store))
    yield { externalId: orderNumber, plate, vin, day, odometer, work, amount: yuan(amount) };
}

const rowsOf: {
  readonly [Name in Kind]: (repositories: Repositories, store: string) => AsyncGenerator<Row>;
} = {
  customers: customerRows,
  vehicles: vehicleRows,
  parts: partRows,
  prices: priceRows,
  staff: staffRows,
  visits: visitRows,
};
export const tableKinds = Object.keys(rowsOf) as Kind[];

/** The records of a kind as CSV in the form in which they are imported, so that another system, or this one, can read them. */
export async function* recordTable(
  repositories: Repositories,
  store: string,
  kind: Kind,
  language: Language,
): AsyncGenerator<string> {
  const { columns } = importKinds[kind];
  yield csvOf({ header: columns.map(({ names }) => names[language]), rows: [] });
  let rows: OutputCell[][] = [];
  // only the first piece begins with the mark of the encoding
  const text = (): string => csvOf({ header: [], rows }).replace(/^\ufeff/, '');
  for await (const row of rowsOf[kind](repositories, store)) {
    rows.push(columns.map(({ key }) => row[key]));
    if (rows.length < AT_ONCE) continue;
    yield text();
    rows = [];
  }
  if (rows.length > 0) yield text();
}
