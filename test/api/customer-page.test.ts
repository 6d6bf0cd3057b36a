import { codeOnPhone } from '../../dev/fixtures/customer-phone';
import { menuLine } from '../../dev/fixtures/scenarios';
import { CustomerVisits, phoneOf } from '../support/customer-visits';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

let store: TestApi;
let visits: CustomerVisits;
beforeAll(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '500' });
  visits = new CustomerVisits(store);
});
afterAll(() => store.stop());

/** What a browser would do without one: for the rules that no page shows. */
async function cookieFor(link: string): Promise<string> {
  const [base, secret] = link.split('/c#');
  const answer = await fetch(`${base}/c/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: base! },
    body: JSON.stringify({ secret }),
  });
  expect([answer.status, await answer.json()]).toEqual([200, { once: false }]);
  const cookie = answer.headers.get('set-cookie')!;
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect(cookie).toMatch(/Path=\/;/);
  return cookie.split(';')[0]!;
}
const read = (path: string, cookie?: string) =>
  fetch(`${store.api.url}${path}`, {
    headers: { ...(cookie && { Cookie: cookie }), 'Accept-Language': 'en' },
    redirect: 'manual',
  });
const press = (path: string, cookie: string, form: Record<string, string>) =>
  fetch(`${store.api.url}${path}`, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      Origin: store.api.url,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Accept-Language': 'en',
    },
    body: new URLSearchParams(form).toString(),
    redirect: 'manual',
  });
/** The hidden fields of the form on the page. */
const fieldsOf = (page: string, action: string): Record<string, string> => {
  const form = page.slice(page.indexOf(`action="${action}"`)).split('</form>')[0]!;
  return Object.fromEntries(
    [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
};

test('A-17 the page is the store’s own: its name above, its address, phones and hotline below', async () => {
  const cookie = await cookieFor(await visits.linkOf(await visits.inWorkshop(4)));
  const english = await (await read('/c/visit', cookie)).text();
  for (const wanted of ['Tuan Automobile Sales', '188 Renmin Road', 'Appointments', '24-hour hotline'])
    expect(english).toContain(wanted);
  expect(english).toContain('<a href="tel:400-820-0001">400-820-0001</a>');
  expect(await (await read('/c/visit?lang=zh', cookie)).text()).toContain('途安汽车销售服务有限公司');
  // without a logo there is no picture to ask for
  expect(english).not.toContain('/c/logo');
  expect((await read('/c/logo', cookie)).status).toBe(404);
  expect((await read('/c/logo')).status).toBe(401);
});

test('C-16 the page shows an item as it was approved beside what it would be, and takes the refusal', async () => {
  const visit = await visits.inWorkshop(31);
  const oil = menuLine('MAINT-A', 'L-1');
  const line = { ...oil, labour: oil.labour + 100 };
  await visit.do('wang', 'changeItem', { changeId: 'M-1', lineId: 'L-1', line, reason: '需要加工' });
  const cookie = await cookieFor(await visits.linkOf(visit));
  const page = await (await read('/c/visit', cookie)).text();
  for (const wanted of ['id="change-M-1"', 'As you approved it', '需要加工', '¥493.00', '¥494.00'])
    expect(page).toContain(wanted);
  const form = { ...fieldsOf(page, '/c/item-changes/M-1'), answer: 'declined' };
  const answered = await press('/c/item-changes/M-1', cookie, form);
  expect([answered.status, answered.headers.get('location')?.split('&')[0]]).toEqual([303, '/c/visit?told=thanks']);
  // the form was sent past this client, which does not know which state to wait for
  await eventually('the refusal', async () => (await visit.read()).itemChanges[0].answer === 'declined');
  expect(await (await read('/c/visit', cookie)).text()).not.toContain('id="change-M-1"');
});

test('what a manager types into the letterhead is text on the page, never markup', async () => {
  const manager = await store.people.as('manager');
  const cookie = await cookieFor(await visits.linkOf(await visits.inWorkshop(6)));
  const { body } = await manager.get('/settings/letterhead');
  const name = { zh: '<script>alert(1)</script>', en: '"><img src=x onerror=alert(1)>' };
  await edit(manager, '/settings/letterhead', () => ({ ...body.content, name }));
  const page = await (await read('/c/visit', cookie)).text();
  expect(page).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain('<img src=x');
  await edit(manager, '/settings/letterhead', () => body.content);
});

describe('T9 the link', () => {
  test('a preview that opens the link changes nothing and learns nothing', async () => {
    const visit = await visits.inWorkshop(2);
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const link = await visits.linkOf(visit);
    for (let n = 0; n < 20; n++) {
      const page = await (await read('/c')).text();
      expect(page).not.toContain(visit.number);
    }
    expect((await read('/c/visit')).status).toBe(401);
    expect(await visits.answerOf(visit, 'X-1')).toBeUndefined();
    expect(link.split('#')[0]).toBe(`${store.api.url}/c`);
  });

  test('a wrong, short or altered secret is one and the same no', async () => {
    const link = await visits.linkOf(await visits.inWorkshop(3));
    const secret = link.split('#')[1]!;
    const bodies = [];
    for (const wrong of [
      '',
      secret.slice(1),
      `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      secret.toUpperCase(),
    ]) {
      const answer = await fetch(`${store.api.url}/c/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: store.api.url },
        body: JSON.stringify({ secret: wrong }),
      });
      const { code, title } = await answer.json();
      bodies.push(`${answer.status} ${code} ${title}`);
    }
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toMatch(/^401 signInFailed/);
  });

  test('I8 a decision is bound to what was shown: another amount, or a second press, decides nothing', async () => {
    const visit = await visits.inWorkshop(5);
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const cookie = await cookieFor(await visits.linkOf(visit));
    const page = await (await read('/c/visit', cookie)).text();
    const fields = fieldsOf(page, '/c/extra-items/X-1');
    const forged = await press('/c/extra-items/X-1', cookie, { ...fields, total: '1', answer: 'approved' });
    expect([forged.status, (await forged.text()).includes('changed meanwhile')]).toEqual([409, true]);
    const pressed = await Promise.all(
      [1, 2, 3].map(() => press('/c/extra-items/X-1', cookie, { ...fields, answer: 'approved' })),
    );
    expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await visits.answerOf(visit, 'X-1')).toBe('approved');
    const other = await press('/c/extra-items/X-1', cookie, {
      ...fields,
      key: '00000000-0000-4000-8000-000000000000',
      answer: 'declined',
    });
    expect(other.status).toBe(409);
    expect(await visits.answerOf(visit, 'X-1')).toBe('approved');
  });

  test('H2 above the amount of the policy the page asks for a code that goes to the phone on file, and takes no digits of its number', async () => {
    const visit = await visits.inWorkshop(6);
    await visit.find('X-1', menuLine('TIMING', 'X-L1', { labour: 200_000 }));
    const cookie = await cookieFor(await visits.linkOf(visit));
    const page = await (await read('/c/visit', cookie)).text();
    expect(page).toContain('Send me the code');
    const fields = fieldsOf(page, '/c/extra-items/X-1');
    let n = 0;
    const decide = async (code: string) => {
      const key = `00000000-0000-4000-8000-${String((n += 1)).padStart(12, '0')}`;
      return (await press('/c/extra-items/X-1', cookie, { ...fields, key, code, answer: 'approved' })).text();
    };
    expect(await decide('')).toContain('code is not right');
    expect(await decide(phoneOf(6).slice(-6))).toContain('Have a code sent first');
    const asked = await press('/c/codes', cookie, { ...fields, offer: 'answerExtraItem/X-1' });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/c/visit?told=codeSent']);
    const code = await codeOnPhone(store.people, visit.number);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect(await decide(wrong)).toContain('code is not right');
    expect(await visits.answerOf(visit, 'X-1')).toBeUndefined();
    await decide(code);
    expect(await visits.answerOf(visit, 'X-1')).toBe('approved');
  });

  test('T1 while nobody takes a decision the page does not say it has; afterwards it counts, once', async () => {
    const visit = await visits.inWorkshop(18);
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const cookie = await cookieFor(await visits.linkOf(visit));
    const fields = fieldsOf(await (await read('/c/visit', cookie)).text(), '/c/extra-items/X-1');
    const approve = async () =>
      (await press('/c/extra-items/X-1', cookie, { ...fields, answer: 'approved' })).headers.get('location');
    const redirect = await store.processes.withoutAnswers(approve);
    expect(redirect).toBe('/c/visit?told=handedIn');
    expect(await (await read(redirect!, cookie)).text()).toContain('Handed in, but not yet taken');
    await eventually('the approval', async () => (await visits.answerOf(visit, 'X-1')) === 'approved');
    expect(await approve()).toContain('told=thanks');
  });

  test('nonsense in a form is a sentence on the page, never a broken one', async () => {
    const visit = await visits.inWorkshop(9);
    const cookie = await cookieFor(await visits.linkOf(visit));
    for (const form of [{}, { key: 'x', answer: 'maybe' }, { key: '1', words: '\u0000' }] as Record<string, string>[])
      for (const path of [
        '/c/extra-items/X-1',
        '/c/extra-items/%00',
        '/c/complaints',
        '/c/complaints/CP-S02-20261122-0001/acceptance',
      ]) {
        const answer = await press(path, cookie, form);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      }
  });
});

test('C-17 the customer fetches the own copies: the order once it is signed, the check sheet once the result is', async () => {
  const visit = await visits.inWorkshop(6);
  const cookie = await cookieFor(await visits.linkOf(visit));
  const copies = ['/c/repair-order.pdf', '/c/delivery-check.pdf'];
  const offered = async (): Promise<readonly string[]> => {
    await visit.read();
    const page = await (await read('/c/visit', cookie)).text();
    return copies.filter((copy) => page.includes(`href="${copy}"`));
  };
  expect(await offered()).toEqual(['/c/repair-order.pdf']);
  await visit.work([menuLine('MAINT-A', 'L-1')]);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  expect(await offered()).toEqual(copies);
  for (const copy of copies) {
    const answer = await read(copy, cookie);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await read(copy)).status).toBe(401);
  }
});
