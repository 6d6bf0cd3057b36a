import type { Instant } from '../kernel/process';
import { localTime } from '../time/working-time';
import { bilingual, type Bilingual } from '../values/bilingual';
import { yuan } from '../values/money';
import { sealed, type Block, type Letterhead, type Paper } from '../values/paper';
import { signedLine } from '../values/signed-line';
import { formProof } from './form-proof';
import type { Appointment } from './state';

/** What the master data says of an appointment. */
interface AppointmentSource {
  readonly letterhead: Letterhead;
  readonly person: { readonly name: string; readonly phone: string };
  readonly vehicle: { readonly plate: string; readonly model: string } | null;
  readonly nameOf: (id: string) => string;
  readonly wordOf: (name: string) => Bilingual;
  readonly appointment: Appointment;
}

const customerSigns = bilingual('客户签字', 'Customer');

const minutes = (count: number): string => `${count} 分钟 min`;

const pricesOf = ({ terms, deposit }: Appointment): readonly (readonly [Bilingual, string])[] => [
  ...(terms?.prices
    ? ([
        [bilingual('预估工时费', 'Labour'), yuan(terms.prices.labour)],
        [bilingual('预估材料费', 'Material'), yuan(terms.prices.material)],
        [bilingual('预估合计', 'Total'), yuan(terms.prices.total)],
      ] as const)
    : []),
  ...(deposit
    ? ([
        [bilingual('定金', 'Deposit'), yuan(deposit.amount)],
        [
          bilingual('定金状态', 'State of the deposit'),
          deposit.receivedAt === undefined ? '未收 not paid' : '已收 paid',
        ],
      ] as const)
    : []),
];

/** A-02, S-01: 预约单, to be signed on paper; undefined until need, terms and time are known. */
export function appointmentPaper(source: AppointmentSource): Paper | undefined {
  const { appointment, letterhead, person, vehicle, nameOf, wordOf } = source;
  const { need, job, terms, slot, policy } = appointment;
  if (!need || !job || !terms || !slot) return undefined;
  const when = (at: Instant): string => localTime(policy.calendar.zone, at);
  const proof = formProof(appointment);
  const prices = pricesOf(appointment);
  const blocks: readonly Block[] = [
    {
      kind: 'fields',
      rows: [
        [bilingual('客户', 'Customer'), person.name],
        [bilingual('电话', 'Phone'), person.phone],
        [bilingual('车牌', 'Plate'), vehicle?.plate ?? '—'],
        [bilingual('车型', 'Model'), vehicle?.model ?? '—'],
        [bilingual('服务顾问', 'Advisor'), nameOf(slot.advisor)],
        [bilingual('上门取车', 'The car is fetched'), job.collected ? '是 yes' : '否 no'],
      ],
    },
    { kind: 'highlights', rows: [[bilingual('预约时间', 'Appointed time'), when(slot.startsAt)]] },
    { kind: 'text', title: bilingual('客户需求', 'What the customer wants'), text: need.words },
    {
      kind: 'fields',
      rows: [
        [bilingual('维修时间', 'Repair'), minutes(terms.repairMinutes)],
        [bilingual('洗车时间', 'Wash'), minutes(terms.washMinutes)],
        [bilingual('总时间', 'Together'), minutes(terms.togetherMinutes)],
        [
          bilingual('配件', 'Parts'),
          terms.partsReadyAt === null ? '有货 in stock' : `${when(terms.partsReadyAt)} 到货 arrive`,
        ],
        ...prices,
      ],
    },
    {
      kind: 'table',
      title: bilingual('请携带', 'Please bring'),
      head: [bilingual('序号', 'No.'), bilingual('证件资料', 'Document')],
      rows: terms.documents.map((one, index) => {
        const { zh, en } = wordOf(one);
        return [String(index + 1), `${zh} ${en}`];
      }),
    },
    {
      kind: 'signatures',
      lines: [
        proof
          ? signedLine(customerSigns, { ...proof, by: person.name, time: when(proof.at) }, nameOf)
          : [customerSigns, ''],
        [bilingual('服务顾问', 'Advisor'), ''],
      ],
    },
  ];
  return sealed({
    title: bilingual('预约单', 'Appointment form'),
    number: appointment.number,
    letterhead,
    at: proof?.at ?? appointment.heldAt ?? appointment.openedAt,
    blocks,
    evidence: proof?.hash ?? null,
  });
}
