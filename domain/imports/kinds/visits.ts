import { PastVisit } from '../../master-data/past-visit';
import { Kilometres } from '../../values/field-schemas';
import { hasValidCheckDigit } from '../../values/vehicle';
import { column, externalIdColumn, importKind } from '../import-kind';
import { readPastDay } from '../read-day';
import { numberReader, readAmount } from '../read-number';
import { readWords } from '../read-text';
import { readPlate, readVin } from '../read-vehicle';

/** Visits of the past: one row is one order of the system that had it. */
export const visits = importKind({
  columns: [
    externalIdColumn(
      ['工单号', 'Order number'],
      '工单编号 委托书号 委托单号 维修单号 施工单号 结算单号 业务单号 单据编号 单据号 单号 RoNo OrderNo',
      { required: true },
    ),
    column(
      'plate',
      ['车牌号', 'Plate'],
      '车牌 车牌号码 牌照号 牌照 牌照号码 号牌 号牌号码 牌号 PlateNo LicensePlate',
      readPlate,
    ),
    column(
      'vin',
      ['车架号', 'VIN'],
      'VIN码 VIN号 车架号码 车辆识别代号 车辆识别代码 车辆识别码 底盘号 ChassisNo',
      readVin,
    ),
    column(
      'day',
      ['进厂日期', 'Day'],
      '进厂时间 来店日期 维修日期 开单日期 开单时间 接车日期 结算日期 结算时间 出厂日期 交车日期 日期',
      readPastDay,
      { required: true },
    ),
    column(
      'odometer',
      ['进厂里程', 'Odometer'],
      '行驶里程 里程 里程数 公里数 维修里程 本次里程 Mileage',
      numberReader(Kilometres, /(?:km|公里|千米)$/i),
    ),
    column(
      'work',
      ['维修内容', 'Work done'],
      '维修项目 作业内容 作业项目 施工项目 维修项目名称 项目名称 施工内容 维修明细 Description',
      readWords,
      { required: true },
    ),
    column(
      'amount',
      ['结算金额', 'Amount'],
      '实收金额 实收 维修金额 总金额 合计金额 金额合计 应收金额 总费用 维修费用 金额 Total',
      readAmount,
    ),
  ],
  oneOf: [['plate', 'vin']],
  schema: PastVisit,
  recordOf: ({ externalId, ...values }) => ({ ...values, orderNumber: externalId }),
  naturalKey: ({ orderNumber }) => orderNumber,
  warnings: ({ vin }) => (vin === null || hasValidCheckDigit(vin) ? [] : ['vinCheckDigitDiffers']),
});
