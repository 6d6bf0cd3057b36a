import type { ServicePolicy } from '../policy/policy';
import type { DocumentToBring } from '../values/document-to-bring';
import { localTime } from '../time/working-time';
import type { Appointment, Deposit } from './state';

const documentWords: Readonly<Record<DocumentToBring, string>> = {
  vehicleLicence: '行驶证 vehicle licence',
  maintenanceBooklet: '保养手册 maintenance booklet',
  annualPlan: '年度保养计划 annual maintenance plan',
  driverLicence: '驾驶证 driving licence',
  insurance: '保险单 insurance policy',
};

const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** the amount, and what becomes of it when the visit does not take place. */
function depositLines({ amount }: Deposit, { appointment }: ServicePolicy): readonly string[] {
  const hours = String(Math.round((appointment.depositCutOffMinutes / 60) * 10) / 10);
  const percent = String(appointment.forfeitPercent);
  return [
    `定金 Deposit: ${yuan(amount)}`,
    `提前 ${hours} 小时以上取消，定金全额退还；逾期取消或未到店，门店最多扣除配件原价的 ${percent}% Cancelled at least ${hours} hours before, it is paid back whole; later, or when nobody comes, the store keeps at most ${percent} % of the price of the parts`,
  ];
}

/** S-01, A-02: the appointment form (预约单), as the customer signs it. */
export function formText({ number, need, terms, slot, deposit, policy, benefits = [] }: Appointment): string {
  if (!need || !terms || !slot) return '';
  const { repairMinutes, washMinutes, togetherMinutes, prices, documents } = terms;
  const lines = [
    `预约单 Appointment form ${number}`,
    `预约时间 Appointed time: ${localTime(policy.calendar.zone, slot.startsAt)}`,
    `客户需求 What the customer wants: ${need.words}`,
    `维修 ${repairMinutes} 分钟，洗车 ${washMinutes} 分钟，共 ${togetherMinutes} 分钟 Repair ${repairMinutes} min, wash ${washMinutes} min, together ${togetherMinutes} min`,
    ...(prices
      ? [
          `工时 ${yuan(prices.labour)}，材料 ${yuan(prices.material)}，合计 ${yuan(prices.total)} Labour ${yuan(prices.labour)}, material ${yuan(prices.material)}, total ${yuan(prices.total)}`,
        ]
      : []),
    ...(deposit ? depositLines(deposit, policy) : []),
    ...benefits.map(({ zh, en, discountPercent }) =>
      [`预约优惠 Benefit: ${zh} ${en}`, ...(discountPercent > 0 ? [`${discountPercent}%`] : [])].join(' '),
    ),
    ...documents.map((one, index) => `携带 Bring ${index + 1}. ${documentWords[one]}`),
  ];
  return lines.join('\n');
}
