import { startApi } from '../../api/server';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { createLog } from '../../platform/log';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn } from '../../platform/mongo/models';
import { eventually } from '../support/eventually';
import { ended, importFile, upload } from '../support/import-client';
import { Processes } from '../support/processes';
import { seeded, testConfig } from '../support/store';
import { csvText } from '../support/tables/csv';
import { customerHeader, customerRows } from '../support/tables/customer-file';
import { encodeGb18030 } from '../support/tables/gb18030';

const ROWS = 1_800;

test('kill -9 of the worker in the middle of an import: the next one finishes it, each customer is there once, and the counts are those of an import nobody disturbed', async () => {
  const config = testConfig();
  await seeded(config);
  const processes = new Processes();
  const api = await startApi(config, createLog('api', 'silent'));
  const connection = await connectMongo(config.MONGODB_URI);
  const models = modelsOn(connection);
  try {
    const before = await models.customers.countDocuments({});
    let worker = await processes.start('worker.ts', config);
    const manager = await new ApiUsers(api.url, DEMO_PASSWORD).as('manager');
    const wrong = customerRows(1).next().value!.with(3, '110').with(0, 'KH-wrong');
    const file = encodeGb18030(csvText([customerHeader, ...customerRows(ROWS), wrong]));
    const { body } = await upload(manager, file, { kind: 'customers' });
    await manager.ask(`/imports/${body.id}/start`, { method: 'POST', headers: { 'If-Match': '"1"' } });
    await eventually('the import to be in the middle', async () => {
      const { run } = (await manager.get(`/imports/${body.id}`)).body;
      return run.rows > 500;
    });
    await Processes.kill(worker);
    const { run } = (await manager.get(`/imports/${body.id}`)).body;
    expect(run).toMatchObject({ state: 'running', refused: 0 });
    expect(run.rows).toBeLessThan(ROWS);

    worker = await processes.start('worker.ts', config);
    expect((await ended(manager, body.id)).run).toMatchObject({
      state: 'done',
      rows: ROWS + 1,
      created: ROWS,
      updated: 0,
      unchanged: 0,
      repeated: 0,
      refused: 1,
    });
    expect(await models.customers.countDocuments({})).toBe(before + ROWS);
    expect(await models.externalIds.countDocuments({})).toBe(ROWS);
    expect(await models.formerVersions.countDocuments({})).toBe(0);

    const again = await importFile(manager, file, { kind: 'customers' });
    expect(again.run).toMatchObject({ created: 0, updated: 0, unchanged: ROWS, refused: 1 });
    expect(await models.customers.countDocuments({})).toBe(before + ROWS);
  } finally {
    await connection.close();
    await api.stop();
    await processes.stop();
  }
});
