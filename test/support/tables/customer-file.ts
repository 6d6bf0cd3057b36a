/** The columns as a dealer system names them. */
export const customerHeader = ['客户编号', '客户姓名', '性别', '手机号码', '联系地址', '客户类型', '是否会员', '金卡'];

const families = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const givens = ['伟', '芳', '秀英', '𠮷', '敏', '静', '丽娜', '强', '磊', '军', '洋', '勇'];
const streets = ['人民路', '中山路', '解放路', '建设路', '和平路', '长江路', '黄河路'];
const letter = (text: string, index: number): string => Array.from(text)[index % Array.from(text).length] ?? '';
const of = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

/** Customers that all differ, as many as asked for; the same ones each time. */
export function* customerRows(count: number): Generator<readonly string[]> {
  for (let index = 0; index < count; index += 1)
    yield [
      `KH${String(index + 1).padStart(8, '0')}`,
      letter(families, index) + of(givens, Math.floor(index / 32)),
      index % 2 === 0 ? '男' : '女',
      `13${String(100_000_000 + index * 7_919).padStart(9, '0')}`,
      `上海市浦东新区${of(streets, index)}${(index % 900) + 1}号`,
      index % 9 === 0 ? '单位' : '个人',
      index % 3 === 0 ? '是' : '否',
      index % 50 === 0 ? 'Y' : 'N',
    ];
}
