import { withoutAsked } from './find-asked.ts';

/** Folded words that carry manner, person or asking, never the matter. */
const EMPTY = new Set(
  ('a ah ad oi da vang nhe nha nghen hen ha hu ho u um vay the zay dzay nhi voi gium giup dum lam on cam xin chao alo hi hello hey thanks thank you please ' +
    'toi em minh tui tau to chau con bac chu co anh chi ong ba di cau me bo cha ma nguoi ta moi may no ho ai bon chung shop ban admin sep can bo ' +
    'thi la ma va roi cai bi duoc muon can dinh tinh dang se da vua moi gio bay chu nay hom mai qua luc hoi rang rua chi te ni no hong hok hem ko k kh khong kg hay hoac nua luon de cho o tai nghe noi hinh nhu ' +
    'chi huong dan tu van biet chua sao nao kieu gi cach di lam xin viec thu tuc quy trinh thuc hien giai quyet hoi cho tiep theo can phai nen co j z gj ntn dc vs ' +
    'thuong nhu cung con thoi day do nay kia ay het cu ca qua lam hon nhat cac nhung mot 1 2 nhieu it len xuong vao ra toi den ve tu boi vi neu khi nhung dung ' +
    'dum voi nhanh som kip tien loi cau van de thac mac nop giay to giay ho so bo giay don tra loi giai dap phien nhung ba con tieng ' +
    'the a an of for how do does i my is are was what where when can could would in need want and or on at me we our us should with it get have has had am be been this that to from about there any some please tell help know make done paper papers document documents procedure ok okay yes no so just also much many long').split(/\s+/u),
);

/** The folded words that say what a question is about, in order, each once. */
export function listTopicWords(folded: string): string[] {
  const words = withoutAsked(folded).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !EMPTY.has(word) && !/^\d+$/u.test(word)))];
}

/** Verbs and nouns so wide that alone they name no procedure. */
const WIDE = new Set(
  'dang ky ki lai doi cap gia han chung thuc xac nhan sang ten dieu chinh sua thay bo sung nhu cau khai bao mat hong thong tin hanh chinh nha nuoc dat xe nha bao hiem tro ho khau tien phep giay so sach hom bua truoc sau tre con cai phuong xa huyen quan tinh uy ban ubnd mot cua cho phep quyet dinh register registration certificate licence license permit renew change apply application issue reissue land house car insurance'.split(' '),
);

/** Whether the topic is too wide to name a record: nothing, or only wide words and at most two of them. */
export function isVague(topic: readonly string[]): boolean {
  return topic.length === 0 || (topic.length <= 3 && topic.every((word) => WIDE.has(word)));
}
