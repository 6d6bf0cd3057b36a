import { NewMenuItem } from '../../master-data/catalogue';
import { column, importKind } from '../import-kind';
import { hoursReader, numberReader, readAmount } from '../read-number';
import { readCatalogueCode, readCatalogueCodes, readLine } from '../read-text';

const { labourMinutes: minutes } = NewMenuItem.shape;

/** The price menu. Labour time is given in minutes or in hours. */
export const prices = importKind({
  columns: [
    column(
      'code',
      ['项目编码', 'Code'],
      '项目编号 项目代码 维修项目编码 工时代码 工时编码 作业代码 作业编码 套餐编码 套餐代码',
      readCatalogueCode,
      { required: true },
    ),
    column('work', ['项目名称', 'Work'], '维修项目 维修项目名称 作业项目 作业名称 工时名称 套餐名称 项目', readLine, {
      required: true,
    }),
    column(
      'labourMinutes',
      ['工时（分钟）', 'Labour (minutes)'],
      '标准工时分钟 工时分钟数 作业分钟',
      numberReader(minutes, /(?:分钟|min|minutes?)$/i),
    ),
    column(
      'labourHours',
      ['工时（小时）', 'Labour (hours)'],
      '工时 标准工时 工时数 派工工时 收费工时 LabourHours',
      hoursReader(minutes),
    ),
    column('labour', ['工时费', 'Labour price'], '工时金额 工时价格 人工费 LabourPrice', readAmount, {
      required: true,
    }),
    column('parts', ['所需零件号', 'Part numbers'], '所需配件 配件 用料 配件编码 零件号 备件编号', readCatalogueCodes),
  ],
  oneOf: [['labourMinutes', 'labourHours']],
  schema: NewMenuItem,
  recordOf: ({ labourMinutes, labourHours, ...values }) => ({
    parts: [],
    active: true,
    ...values,
    labourMinutes: labourMinutes ?? labourHours,
  }),
  naturalKey: ({ code }) => code,
  unique: ({ code }) => ({ code }),
});
