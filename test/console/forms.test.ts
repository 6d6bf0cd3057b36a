import { correctedIn } from '../../console/shared/forms/corrected';
import { fieldsOf } from '../../console/shared/forms/description';
import { itemPathOf, payloadOf } from '../../console/shared/forms/payload';
import { commandRequest } from '../../console/shared/server/processes';
import { processDefinitions } from '../../domain/processes';
import { catalogue } from '../../texts';
import { textsIn } from '../../console/shared/texts/use-texts';
import { humanize } from '../../texts/text-in';

const kinds = Object.values(processDefinitions).map(({ commands: ofType }) => ofType);
const commands = kinds.flatMap((kind) => Object.keys(kind.schemas).map((command) => [kind, command] as const));
const order = processDefinitions.repairOrder.commands;

describe('forms are read off the schemas', () => {
  test('every command of every process has a form, an address, and a Chinese name for each field', () => {
    expect(commands.length).toBeGreaterThan(130);
    for (const [kind, command] of commands) {
      expect(kind.paths[command]).toBeDefined();
      for (const { name } of fieldsOf(kind.schemas[command]!)) expect(Object.keys(catalogue.fields)).toContain(name);
    }
  });
  test('what a value means decides its input', () => {
    const kindsOf = (command: string) =>
      Object.fromEntries(fieldsOf(order.schemas[command]!).map(({ name, kind }) => [name, kind]));
    expect(kindsOf('receivePayment')).toEqual({
      paymentId: 'newId',
      method: 'choice',
      amount: 'money',
      received: 'money',
      change: 'money',
      reference: 'line',
      amountRepeated: 'confirmation',
      payer: 'choice',
    });
    expect(kindsOf('requestExtraItem')).toMatchObject({ line: 'workLine', photos: 'files', noGuaranteeTold: 'flag' });
    expect(kindsOf('signOrderAsCustomer')).toMatchObject({ consent: 'consent', revision: 'whole' });
    // that the customer is told, the store sees to itself
    expect(kindsOf('movePromise')).toEqual({ promisedAt: 'instant', reason: 'text', toldBy: 'choice' });
  });
});

describe('what is sent for what was typed', () => {
  const needs = fieldsOf(order.schemas['recordNeeds']!);
  const progress = fieldsOf(order.schemas['answerProgressCheck']!);
  test('new things get ids that stay the same for the same form, so that a repetition is one', () => {
    const typed = {
      needs: [
        { words: ' 异响 ', fault: true },
        { words: '保养', fault: false },
      ],
    };
    const sent = payloadOf(needs, typed, 'K-1');
    expect(sent).toEqual({
      needs: [
        { needId: 'K-1-1', words: '异响', fault: true },
        { needId: 'K-1-2', words: '保养', fault: false },
      ],
    });
    expect(payloadOf(needs, typed, 'K-1')).toEqual(sent);
    expect(order.schemas['recordNeeds']!.safeParse(sent).success).toBe(true);
  });
  test('what was left empty is not sent, nor a group nobody touched', () => {
    const at = '2026-11-22T10:00:00+08:00';
    expect(payloadOf(progress, { expectedAt: at, abnormality: { description: '' } }, 'K-1')).toEqual({
      expectedAt: at,
    });
    expect(payloadOf(progress, { expectedAt: at, abnormality: { description: '漏油' } }, 'K-1')).toEqual({
      expectedAt: at,
      abnormality: { abnormalityId: 'K-1', description: '漏油' },
    });
  });
  test('a group that must be there and that nobody touched is sent, so that each of its fields is told what it lacks', () => {
    const { recordFollowUp } = processDefinitions.followUp.commands.schemas;
    const fields = fieldsOf(recordFollowUp!);
    const sent = payloadOf(fields, {}, 'K-1');
    // no paint work was done, until somebody rates it
    expect(sent).toEqual({ questionnaire: { paintQuality: null } });
    const { error } = recordFollowUp!.safeParse(sent);
    const told = error!.issues.map(({ path }) => itemPathOf(fields, path));
    expect(told).toContainEqual(['questionnaire', 'carInUse']);
    expect(told.every((item) => item.length === 2)).toBe(true);
  });
  test('whatever a schema says to an untouched form of any command is told at an input or at a list, never nowhere', () => {
    for (const [kind, command] of commands) {
      const fields = fieldsOf(kind.schemas[command]!);
      const issues = kind.schemas[command]!.safeParse(payloadOf(fields, {}, 'K-1')).error?.issues ?? [];
      for (const { path } of issues) {
        const item = itemPathOf(fields, path);
        expect([command, path, item.length > 0]).toEqual([command, path, true]);
        const [group, inner] = item;
        const field = fields.find(({ name }) => name === group)!;
        expect([command, field.kind === 'group', inner !== undefined]).toEqual([
          command,
          field.kind === 'group',
          field.kind === 'group',
        ]);
      }
    }
  });
  test('what was corrected is not complained of any more, and the rest still is', () => {
    const told = [
      { name: ['words'], errors: ['x'] },
      { name: ['questionnaire', 'carInUse'], errors: ['x'] },
      { name: ['measures', 1, 'owner'], errors: ['x'] },
      { name: ['reason'], errors: [] },
    ];
    expect(correctedIn(told, { questionnaire: { carInUse: 'good' }, reason: 'y' })).toEqual([
      ['questionnaire', 'carInUse'],
    ]);
    expect(correctedIn(told, { measures: [undefined, { owner: 'wang' }] })).toEqual([['measures', 1, 'owner']]);
    expect(correctedIn(told, { measures: [{ owner: 'wang' }] })).toEqual([]);
  });
  test('CF-09 an id that may be left out names what is there already: none is made up', () => {
    const heard = fieldsOf(order.schemas['confirmPhoneConsent']!);
    const said = { document: 'promisedTime', answer: 'approved', words: '可以' };
    expect(payloadOf(heard, { ...said, subject: '' }, 'K-1')).toEqual(said);
    expect(payloadOf(heard, { ...said, subject: 'X-1' }, 'K-1')).toEqual({ ...said, subject: 'X-1' });
  });
  test('a complaint of the schema finds the input it belongs to', () => {
    expect(itemPathOf(needs, ['needs', 1, 'words'])).toEqual(['needs', 1, 'words']);
    const sign = fieldsOf(order.schemas['signOrderAsCustomer']!);
    expect(itemPathOf(sign, ['consent', 'scan'])).toEqual(['consent']);
    expect(itemPathOf(sign, ['nothing'])).toEqual([]);
    // nobody types an id, and a group has no input of its own
    expect(itemPathOf(fieldsOf(order.schemas['receivePayment']!), ['paymentId'])).toEqual([]);
    expect(itemPathOf(progress, ['abnormality'])).toEqual([]);
  });
  test('what stands in the path is not said again in the body', () =>
    expect(commandRequest('RO-S01-20261122-0001', 'startLine', { lineId: 'L 1', note: 'x' })).toEqual({
      path: '/repair-orders/RO-S01-20261122-0001/lines/L%201/start',
      body: { note: 'x' },
    }));
});

describe('words', () => {
  test('English is the name spelled out, Chinese the catalogue; a person’s own words stay', () => {
    expect(humanize('requestExtraItem')).toBe('Request extra item');
    expect(textsIn('zh').command('requestExtraItem')).toBe('提出增项');
    expect(textsIn('en').value('wechat')).toBe('WeChat');
    expect(textsIn('en').value('等配件')).toBe('等配件');
    expect(textsIn('zh').label('fuelLevel')).toBe('油量');
    expect(textsIn('en').t('dueIn', { time: '5 min' })).toBe('5 min left');
  });
});
