import { NewPart } from '../../master-data/catalogue';
import { column, externalIdColumn, importKind } from '../import-kind';
import { yesNoReader } from '../read-choice';
import { numberReader, readAmount } from '../read-number';
import { readCatalogueCode, readLine } from '../read-text';

const { stock, leadDays } = NewPart.shape;

/** Parts with their price. A price without VAT is no price a customer is told: its column is not taken by itself. */
export const parts = importKind({
  columns: [
    externalIdColumn(['配件内码', 'Part id'], '配件ID 备件ID 物料编码 物料号'),
    column(
      'partNumber',
      ['零件号', 'Part number'],
      '配件编码 配件编号 备件编号 备件编码 备件号 零件编号 零件编码 配件号 配件代码 备件代码 件号 原厂编号 PartNo',
      readCatalogueCode,
      { required: true },
    ),
    column('name', ['零件名称', 'Name'], '配件名称 备件名称 名称 品名 物料名称 PartName', readLine, { required: true }),
    column(
      'unitPrice',
      ['销售价', 'Unit price'],
      '含税销售价 含税单价 含税价 零售价 零售单价 销售单价 售价 单价 价格 RetailPrice',
      readAmount,
      { required: true },
    ),
    column(
      'stock',
      ['库存', 'Stock'],
      '库存数量 现存量 现有库存 结存数量 可用库存 库存数 数量 Quantity',
      numberReader(stock, /[个件只瓶套桶片条根盒]$/),
    ),
    column('keyLocation', ['关键部位', 'Key location'], '是否关键部位 安全件 是否安全件', yesNoReader(), {
      noneIsAnswer: true,
    }),
    column(
      'leadDays',
      ['到货天数', 'Lead time (days)'],
      '订货周期 采购周期 供货周期 到货周期 采购提前期 LeadDays',
      numberReader(leadDays, /[天日]$/),
    ),
    column('supplier', ['供应商', 'Supplier'], '供货商 供应商名称 供货单位', readLine),
  ],
  schema: NewPart,
  recordOf: ({ externalId: _externalId, ...values }) => ({
    stock: 0,
    leadDays: 0,
    supplier: null,
    keyLocation: false,
    active: true,
    ...values,
  }),
  naturalKey: ({ partNumber }) => partNumber,
  unique: ({ partNumber }) => ({ partNumber }),
});
